package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import volscope.sim.fs.Mounts.Entry;

/** {@code findmnt}: which of the mounts are meant by a name, in columns. */
final class Findmnt {

    private static final List<String> USUAL = List.of("TARGET", "SOURCE", "FSTYPE", "OPTIONS");

    private final ToolCall call;
    private final Map<String, Function<Entry, String>> values;

    private Findmnt(ToolCall call) {
        this.call = call;
        this.values = Map.of("TARGET", Entry::path, "SOURCE", Entry::source, "FSTYPE", Entry::type, "OPTIONS", Entry::options,
                "MAJ:MIN", this::number);
    }

    static int run(ToolCall call) {
        return new Findmnt(call).run();
    }

    private int run() {
        List<String> names = columns();
        Optional<String> unknown = names.stream().filter(name -> !values.containsKey(name.toUpperCase(Locale.ROOT))).findFirst();
        if (unknown.isPresent()) {
            call.complain("unknown column: " + unknown.get());
            return 1;
        }
        List<String> shown = names.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
        var columns = new Columns(shown.stream().map(name -> Columns.left(name, 1)).toList());
        List<Entry> found = found();
        found.forEach(entry -> columns.add(shown.stream().map(name -> values.getOrDefault(name, Entry::path).apply(entry)).toList()));
        List<String> lines = call.has("pairs")
                ? columns.pairs()
                : call.has("raw") ? columns.raw(call.has("noheadings")) : columns.lines(call.has("noheadings"));
        lines.forEach(call::println);
        return found.isEmpty() ? 1 : 0;
    }

    private List<String> columns() {
        Optional<String> asked = call.text("output");
        if (asked.isEmpty()) {
            return USUAL;
        }
        List<String> names = new ArrayList<>(asked.get().startsWith("+") ? USUAL : List.of());
        names.addAll(List.of(asked.get().replaceFirst("^\\+", "").split(",")));
        return names;
    }

    /** Those meant; of several at one place the last, which hides the others. */
    private List<Entry> found() {
        List<Entry> all = call.vfs(vfs -> vfs.mounts().entries());
        Optional<String> file = call.text("target");
        if (file.isPresent()) {
            return call.stat(file.get()).isEmpty() ? List.of() : over(call.absolute(file.get()), all);
        }
        List<Entry> meant = all.stream().filter(meant()).toList();
        boolean one = call.has("first-only") || call.text("mountpoint").isPresent() || call.operands().size() == 1;
        return one && !meant.isEmpty() ? List.of(bySource() ? meant.getFirst() : meant.getLast()) : meant;
    }

    private boolean bySource() {
        return call.operands().stream().anyMatch(word -> word.startsWith("/dev/"));
    }

    private static List<Entry> over(String path, List<Entry> all) {
        return all.stream().filter(entry -> (path + "/").startsWith(entry.path().equals("/") ? "/" : entry.path() + "/"))
                .reduce((longest, next) -> next.path().length() >= longest.path().length() ? next : longest).stream().toList();
    }

    private Predicate<Entry> meant() {
        Predicate<Entry> meant = entry -> true;
        Optional<String> source = call.text("source").map(call::absolute);
        if (source.isPresent()) {
            meant = meant.and(entry -> entry.source().equals(source.get()));
        }
        Optional<String> place = call.text("mountpoint").map(call::absolute);
        if (place.isPresent()) {
            meant = meant.and(entry -> entry.path().equals(place.get()));
        }
        Optional<String> types = call.text("types");
        if (types.isPresent()) {
            meant = meant.and(entry -> List.of(types.get().split(",")).contains(entry.type()));
        }
        if (call.operands().size() == 1) {
            String word = call.absolute(call.operand(0));
            meant = meant.and(entry -> entry.path().equals(word) || entry.source().equals(word));
        } else if (call.operands().size() > 1) {
            String device = call.absolute(call.operand(0));
            String path = call.absolute(call.operand(1));
            meant = meant.and(entry -> entry.source().equals(device) && entry.path().equals(path));
        }
        return meant;
    }

    private String number(Entry entry) {
        return call.stat(entry.source()).isEmpty() ? "" : call.disk(entry.source()).dev().toString();
    }
}
