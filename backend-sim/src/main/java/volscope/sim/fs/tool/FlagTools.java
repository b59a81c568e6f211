package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.sim.fs.OpenMode;
import volscope.sim.fs.Stat;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.Attributes;
import volscope.sim.fs.extent.FileFlag;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code chattr} and {@code lsattr} of e2fsprogs. */
final class FlagTools {

    private static final String SHOWN = "suSDiadAcEjItTeCxFNPVm";
    private static final String CHANGED = "aAcCdDeijPsStTuFx";

    private final ToolCall call;

    private FlagTools(ToolCall call) {
        this.call = call;
    }

    static int chattr(ToolCall call) {
        return new FlagTools(call).change();
    }

    static int lsattr(ToolCall call) {
        return new FlagTools(call).list();
    }

    private int change() {
        List<String> words = call.operands().stream().takeWhile(word -> word.matches("[+=].*")).toList();
        List<String> files = call.operands().subList(words.size(), call.operands().size());
        Set<FileFlag> minus = EnumSet.noneOf(FileFlag.class);
        CHANGED.chars().filter(letter -> call.has(String.valueOf((char) letter)))
                .forEach(letter -> FileFlag.of((char) letter).ifPresent(minus::add));
        if (words.isEmpty() && minus.isEmpty()) {
            call.error("Must use '-v', =, - or +");
            return 1;
        }
        if (files.isEmpty() || words.stream().anyMatch(word -> word.substring(1).chars().anyMatch(letter -> CHANGED.indexOf(letter) < 0))) {
            call.error("Usage: chattr [-RVf] [-+=aAcCdDeijPsStTuFx] [-p project] [-v version] files...");
            return 1;
        }
        files.forEach(file -> change(file, words, minus));
        return call.status();
    }

    private static Set<FileFlag> named(List<String> words, char sign) {
        Set<FileFlag> flags = EnumSet.noneOf(FileFlag.class);
        words.stream().filter(word -> word.charAt(0) == sign).flatMapToInt(word -> word.substring(1).chars())
                .forEach(letter -> FileFlag.of((char) letter).ifPresent(flags::add));
        return flags;
    }

    private void change(String file, List<String> words, Set<FileFlag> minus) {
        if (isMissing("chattr", file)) {
            return;
        }
        try {
            boolean exactly = words.stream().anyMatch(word -> word.startsWith("="));
            Set<FileFlag> flags = exactly ? named(words, '=') : with(file, on -> on.attributes().get(on.inode()));
            flags.addAll(named(words, '+'));
            flags.removeAll(minus);
            if (call.has("V")) {
                call.println("Flags of " + file + " set as " + text(flags));
            }
            with(file, on -> {
                on.attributes().set(on.inode(), flags);
                return true;
            });
        } catch (ErrnoException e) {
            fail("chattr", e.errno(), "while setting flags on " + file);
        }
        if (call.has("R") && call.stat(file).filter(Stat::isDirectory).isPresent()) {
            children(file).forEach(child -> change(child, words, minus));
        }
    }

    private boolean isMissing(String tool, String file) {
        if (call.lstat(file).isPresent()) {
            return false;
        }
        fail(tool, Errno.ENOENT, "while trying to stat " + file);
        return true;
    }

    private void fail(String tool, Errno errno, String what) {
        call.error(tool + ": " + errno.text() + " " + what);
        call.status(1);
    }

    private List<String> children(String directory) {
        return call.vfs(vfs -> vfs.list(call.absolute(directory))).stream()
                .map(name -> directory + (directory.endsWith("/") ? "" : "/") + name).toList();
    }

    /** A file whose flags are asked for. */
    private record On(Attributes attributes, long inode) {
    }

    private interface Act<T> {
        T on(On file);
    }

    /** Does something to the flags of a file while it is open. */
    private <T> T with(String file, Act<T> act) {
        VolumeFile on = call.vfs(vfs -> vfs.volumeFile(call.absolute(file))).orElseThrow(() -> new ErrnoException(Errno.ENOTTY));
        if (call.lstat(file).flatMap(Stat::device).isPresent()) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        long handle = call.vfs(vfs -> vfs.open(call.absolute(file), OpenMode.READ));
        try {
            return call.kernel(kernel -> act.on(new On(Attributes.of(kernel.get(FileSystems.LAYER), on.volume()), on.inode())));
        } finally {
            call.change(vfs -> vfs.close(handle));
        }
    }

    private int list() {
        List<String> words = call.operands().isEmpty() ? List.of(".") : call.operands();
        for (String word : words) {
            Optional<Stat> stat = call.stat(word);
            if (isMissing("lsattr", word)) {
                continue;
            }
            if (stat.filter(Stat::isDirectory).isPresent() && !call.has("d")) {
                listAll(word);
            } else {
                show(word);
            }
        }
        return call.status();
    }

    private void listAll(String directory) {
        List<String> names = new ArrayList<>();
        if (call.has("a")) {
            names.add(directory + "/.");
            names.add(directory + "/..");
        }
        names.addAll(children(directory));
        for (String name : names) {
            show(name);
            boolean below = call.has("R") && !name.endsWith("/.") && !name.endsWith("/..");
            if (below && call.stat(name).filter(Stat::isDirectory).isPresent()) {
                call.println("\n" + name + ":");
                listAll(name);
                call.println("");
            }
        }
    }

    private void show(String file) {
        try {
            call.println(text(with(file, on -> on.attributes().get(on.inode()))) + " " + file);
        } catch (ErrnoException e) {
            fail("lsattr", e.errno(), "While reading flags on " + file);
        }
    }

    private static String text(Set<FileFlag> flags) {
        StringBuilder text = new StringBuilder();
        SHOWN.chars().forEach(letter -> text.append(flags.stream().anyMatch(flag -> flag.letter() == letter) ? (char) letter : '-'));
        return text.toString();
    }
}
