package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import volscope.sim.fs.Stat;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code ls}: names, a line each, as when its output is no terminal. */
final class Ls {

    /** A name and what is known of the file. */
    record Named(String name, String path, Stat stat) {
    }

    private static final int TROUBLE = 2;

    private final ToolCall call;
    private final LsLines lines;
    private boolean first = true;

    private Ls(ToolCall call) {
        this.call = call;
        this.lines = new LsLines(call);
    }

    static int run(ToolCall call) {
        return new Ls(call).run();
    }

    private int run() {
        List<String> words = call.operands().isEmpty() ? List.of(".") : call.operands();
        List<Named> files = new ArrayList<>();
        List<Named> directories = new ArrayList<>();
        for (String word : words) {
            look(word).ifPresent(found -> (found.stat().isDirectory() && !call.has("directory") ? directories : files).add(found));
        }
        if (!files.isEmpty()) {
            lines.print(sorted(files));
            first = false;
        }
        boolean headed = words.size() > 1 || call.has("recursive");
        sorted(directories).forEach(directory -> list(directory, headed));
        return call.status();
    }

    private Optional<Named> look(String word) {
        try {
            Optional<Stat> stat = followed(word) ? call.stat(word).or(() -> call.lstat(word)) : call.lstat(word);
            if (stat.isPresent()) {
                return stat.map(known -> new Named(word, call.absolute(word), known));
            }
            trouble("cannot access " + ToolCall.quoted(word), Errno.ENOENT);
        } catch (ErrnoException e) {
            trouble("cannot access " + ToolCall.quoted(word), e.errno());
        }
        return Optional.empty();
    }

    /** A link on the command line is followed, but for long listings and {@code -d}. */
    private boolean followed(String word) {
        return call.has("dereference") || word.endsWith("/") || !call.has("l") && !call.has("directory");
    }

    private void trouble(String what, Errno errno) {
        call.complain(what + ": " + errno.text());
        call.status(TROUBLE);
    }

    private List<Named> sorted(List<Named> unsorted) {
        Comparator<Named> order = Comparator.comparing(Named::name);
        if (call.has("t")) {
            order = Comparator.<Named>comparingLong(file -> -file.stat().mtime()).thenComparing(order);
        } else if (call.has("S")) {
            order = Comparator.<Named>comparingLong(file -> -file.stat().size()).thenComparing(order);
        }
        return unsorted.stream().sorted(call.has("reverse") ? order.reversed() : order).toList();
    }

    private void list(Named directory, boolean headed) {
        List<Named> entries;
        try {
            entries = sorted(entries(directory));
        } catch (ErrnoException e) {
            trouble("reading directory " + ToolCall.quoted(directory.name()), e.errno());
            return;
        }
        if (headed) {
            call.println((first ? "" : "\n") + directory.name() + ":");
        }
        first = false;
        lines.printDirectory(entries);
        if (call.has("recursive")) {
            entries.stream().filter(entry -> entry.stat().isDirectory() && !entry.name().matches("\\.\\.?"))
                    .forEach(entry -> list(new Named(directory.name() + "/" + entry.name(), entry.path(), entry.stat()), true));
        }
    }

    private List<Named> entries(Named directory) {
        List<Named> entries = new ArrayList<>();
        List<String> names = new ArrayList<>(call.vfs(vfs -> List.copyOf(vfs.list(directory.path()))));
        if (call.has("all")) {
            names.addAll(List.of(".", ".."));
        }
        for (String name : names) {
            if (!name.startsWith(".") || call.has("all") || call.has("almost-all")) {
                entry(directory, name).ifPresent(entries::add);
            }
        }
        return entries;
    }

    private Optional<Named> entry(Named directory, String name) {
        String path = directory.path() + "/" + name;
        return (call.has("dereference") ? call.stat(path) : call.lstat(path)).map(stat -> new Named(name, path, stat));
    }
}
