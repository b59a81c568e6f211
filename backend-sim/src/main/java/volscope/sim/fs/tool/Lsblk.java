package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import volscope.sim.device.DevNo;
import volscope.sim.fs.Stacked;
import volscope.sim.fs.Vfs;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.Usage;
import volscope.sim.fs.tool.BlockTree.Node;
import volscope.sim.fs.tool.LsblkColumn.Row;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;

/** {@code lsblk}: the tree of block devices. */
final class Lsblk {

    private static final int NOT_FOUND = 32;
    private static final int SOME_FOUND = 64;

    private final ToolCall call;
    private final BlockTree tree;
    private final List<LsblkColumn> shown;

    /**
     * A device of the output and those under it.
     *
     * @param row
     *            the device
     * @param below
     *            those that hang at it
     */
    private record Branch(Row row, List<Branch> below) {

        Stream<Row> all() {
            return Stream.concat(Stream.of(row), below.stream().flatMap(Branch::all));
        }
    }

    private Lsblk(ToolCall call, List<LsblkColumn> shown) {
        this.call = call;
        this.tree = call.kernel(BlockTree::of);
        this.shown = shown;
    }

    static int run(ToolCall call) {
        List<String> names = names(call);
        List<String> known = Stream.concat(names.stream(), call.text("sort").stream().map(text -> text.toUpperCase(Locale.ROOT))).toList();
        for (String name : known) {
            if (LsblkColumn.named(name).isEmpty()) {
                call.complain("unknown column: " + name);
                return 1;
            }
        }
        return new Lsblk(call, names.stream().flatMap(name -> LsblkColumn.named(name).stream()).toList()).run();
    }

    private static List<String> names(ToolCall call) {
        List<String> usual = call.has("fs")
                ? List.of("NAME", "FSTYPE", "FSVER", "LABEL", "UUID", "FSAVAIL", "FSUSE%", "MOUNTPOINTS")
                : call.has("topology")
                        ? List.of("NAME", "ALIGNMENT", "MIN-IO", "OPT-IO", "PHY-SEC", "LOG-SEC", "ROTA", "SCHED", "RQ-SIZE", "RA",
                                "WSAME")
                        : call.has("perms")
                                ? List.of("NAME", "SIZE", "OWNER", "GROUP", "MODE")
                                : call.has("discard")
                                        ? List.of("NAME", "DISC-ALN", "DISC-GRAN", "DISC-MAX", "DISC-ZERO")
                                        : call.has("output-all")
                                                ? LsblkColumn.all()
                                                : List.of("NAME", "MAJ:MIN", "RM", "SIZE", "RO", "TYPE", "MOUNTPOINTS");
        Optional<String> asked = call.text("output").map(text -> text.toUpperCase(Locale.ROOT));
        if (asked.isEmpty()) {
            return usual;
        }
        List<String> names = new ArrayList<>();
        if (asked.get().startsWith("+")) {
            names.addAll(usual);
        }
        names.addAll(List.of(asked.get().replaceFirst("^\\+", "").split(",")));
        return names;
    }

    private boolean isInverse() {
        return call.has("inverse");
    }

    private boolean isFlat() {
        return !call.has("tree") && (isList() || call.has("raw") || call.has("pairs"))
                || shown.stream().noneMatch(column -> column.name().equals("NAME"));
    }

    private boolean isList() {
        return call.has("list") || call.has("sort");
    }

    /** Whether devices stand in the order of the tree where no tree is drawn. */
    private boolean isInTreeOrder() {
        return isInverse() || call.has("raw") || call.has("pairs");
    }

    private int run() {
        int asked = call.operands().size();
        List<Branch> branches = (asked == 0 ? roots() : asked()).stream().map(node -> branch(node, Optional.empty())).toList();
        print(branches);
        int found = branches.size();
        return found == asked || asked == 0 ? 0 : found == 0 ? NOT_FOUND : SOME_FOUND;
    }

    private void print(List<Branch> branches) {
        List<Branch> shape = isFlat() ? flat(branches).stream().map(row -> new Branch(row, List.of())).toList() : branches;
        if (call.has("json")) {
            JsonTable.lines("blockdevices", json(shape)).forEach(call::println);
            return;
        }
        var columns = new Columns(shown.stream().map(LsblkColumn::column).toList());
        shape.forEach(branch -> add(columns, branch, "", ""));
        List<String> lines = call.has("pairs")
                ? columns.pairs()
                : call.has("raw") ? columns.raw(call.has("noheadings")) : columns.lines(call.has("noheadings"));
        lines.forEach(call::println);
    }

    /** Without a tree devices stand by their number or the column asked for, in a list each only once. */
    private List<Row> flat(List<Branch> branches) {
        Stream<Row> rows = branches.stream().flatMap(Branch::all);
        if (isInTreeOrder()) {
            return rows.toList();
        }
        Set<DevNo> listed = new HashSet<>();
        LsblkColumn by = LsblkColumn.named(sort()).orElseThrow();
        return rows.filter(row -> !isList() || listed.add(row.disk().dev())).sorted(by.order()).toList();
    }

    private String sort() {
        return call.text("sort").map(text -> text.toUpperCase(Locale.ROOT)).orElse("MAJ:MIN");
    }

    private List<JsonTable.Row> json(List<Branch> branches) {
        return branches.stream().map(branch -> new JsonTable.Row(
                shown.stream().map(column -> column.json(branch.row())).toList(), json(branch.below()))).toList();
    }

    private void add(Columns columns, Branch branch, String drawn, String rest) {
        columns.add(shown.stream()
                .map(column -> (column.name().equals("NAME") ? drawn : "") + column.text(branch.row())).toList());
        List<Branch> below = branch.below();
        for (int i = 0; i < below.size(); i++) {
            boolean last = i == below.size() - 1;
            add(columns, below.get(i), rest + (last ? "`-" : "|-"), rest + (last ? "  " : "| "));
        }
    }

    private List<Node> roots() {
        return tree.nodes().stream().filter(node -> call.has("nodeps") || next(node, !isInverse()).isEmpty()).filter(this::isShown)
                .toList();
    }

    /** Devices that are asked for are shown in the order of their numbers. */
    private List<Node> asked() {
        return call.operands().stream().flatMap(path -> find(path).stream()).sorted(Comparator.comparing(node -> node.disk().dev()))
                .toList();
    }

    private Optional<Node> find(String path) {
        try {
            return tree.find(call.disk(path).dev());
        } catch (ErrnoException e) {
            call.error("lsblk: " + path + ": not a block device");
            return Optional.empty();
        }
    }

    private boolean isShown(Node node) {
        return call.has("all") || node.disk().sectors() > 0;
    }

    private List<Node> next(Node node, boolean down) {
        return down ? tree.lower(node) : tree.upper(node);
    }

    private Branch branch(Node node, Optional<Node> parent) {
        List<Node> below = call.has("nodeps") ? List.of() : next(node, isInverse()).stream().filter(this::isShown).toList();
        return new Branch(row(node, parent), below.stream().map(child -> branch(child, Optional.of(node))).toList());
    }

    private Row row(Node node, Optional<Node> parent) {
        return call.kernel(kernel -> new Row(node, parent, usage(kernel, node), Stacked.rotates(kernel, node.disk()),
                call.has("bytes"), call.has("paths")));
    }

    private static Optional<Usage> usage(Kernel kernel, Node node) {
        return node.mounts().stream().findFirst().flatMap(kernel.get(Vfs.LAYER).mounts()::volumeAt)
                .map(volume -> Usage.of(kernel.get(FileSystems.LAYER), volume));
    }
}
