package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import volscope.sim.device.DevNo;
import volscope.sim.fs.Stacked;
import volscope.sim.fs.tool.BlockTree.Node;
import volscope.sim.kernel.ErrnoException;

/** {@code lsblk}: the tree of block devices. */
final class Lsblk {

    private static final int NOT_FOUND = 32;
    private static final int SOME_FOUND = 64;

    private final ToolCall call;
    private final BlockTree tree;
    private final List<LsblkColumn> shown;
    private final Columns columns;
    private final Set<DevNo> listed = new HashSet<>();

    private Lsblk(ToolCall call, List<LsblkColumn> shown) {
        this.call = call;
        this.tree = call.kernel(BlockTree::of);
        this.shown = shown;
        this.columns = new Columns(shown.stream().map(LsblkColumn::column).toList());
    }

    static int run(ToolCall call) {
        List<String> names = names(call);
        for (String name : names) {
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
        return call.has("list") || call.has("raw") || call.has("pairs") || shown.stream().noneMatch(column -> column.name().equals("NAME"));
    }

    private int run() {
        int asked = call.operands().size();
        int found = asked == 0
                ? roots()
                : (int) call.operands().stream().sorted(Comparator.comparing(this::number)).filter(this::from).count();
        List<String> lines = call.has("pairs")
                ? columns.pairs()
                : call.has("raw") ? columns.raw(call.has("noheadings")) : columns.lines(call.has("noheadings"));
        if (asked == 0 || found > 0) {
            lines.forEach(call::println);
        }
        return found == asked || asked == 0 ? 0 : found == 0 ? NOT_FOUND : SOME_FOUND;
    }

    /** Devices that are asked for are shown in the order of their numbers. */
    private DevNo number(String path) {
        try {
            return call.disk(path).dev();
        } catch (ErrnoException e) {
            return new DevNo(0, 0);
        }
    }

    private int roots() {
        List<Node> roots = tree.nodes().stream().filter(node -> call.has("nodeps") || next(node, !isInverse()).isEmpty()).toList();
        roots.stream().filter(this::isShown).forEach(node -> show(node, Optional.empty(), "", ""));
        return roots.size();
    }

    private boolean isShown(Node node) {
        return call.has("all") || node.disk().sectors() > 0;
    }

    private boolean from(String path) {
        try {
            DevNo dev = call.disk(path).dev();
            show(tree.find(dev).orElseThrow(), Optional.empty(), "", "");
            return true;
        } catch (ErrnoException e) {
            call.error("lsblk: " + path + ": not a block device");
            return false;
        }
    }

    private List<Node> next(Node node, boolean down) {
        return down ? tree.lower(node) : tree.upper(node);
    }

    private void show(Node node, Optional<Node> parent, String branch, String rest) {
        if (!isFlat() || listed.add(node.disk().dev())) {
            add(node, parent, isFlat() ? "" : branch);
        }
        if (call.has("nodeps")) {
            return;
        }
        List<Node> below = next(node, isInverse()).stream().filter(this::isShown).toList();
        for (int i = 0; i < below.size(); i++) {
            boolean last = i == below.size() - 1;
            show(below.get(i), Optional.of(node), rest + (last ? "`-" : "|-"), rest + (last ? "  " : "| "));
        }
    }

    private void add(Node node, Optional<Node> parent, String branch) {
        Optional<Signature> signature = shown.stream().anyMatch(LsblkColumn::needsSignature)
                ? Signature.find(call, node.disk())
                : Optional.empty();
        var row = new LsblkColumn.Row(node, parent, signature, call.kernel(kernel -> Stacked.rotates(kernel, node.disk())),
                call.has("bytes"), call.has("paths"));
        columns.add(shown.stream().map(column -> column.name().equals("NAME") ? branch + column.text(row) : column.text(row)).toList());
    }
}
