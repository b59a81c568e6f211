package volscope.sim.lvm.dmsetup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.lvm.dmsetup.DependencyTree.Direction;
import volscope.sim.lvm.dmsetup.DependencyTree.Node;
import volscope.sim.lvm.dmsetup.TreeOptions.Word;

/** Draws a tree of devices, each line cut at the width of a terminal. */
final class TreeView {

    private static final int WIDTH = 80;
    private static final String DOTS = "...";

    private final Session session;
    private final DependencyTree tree;
    private final TreeOptions options;
    private final Direction direction;
    /** The device drawn last at each depth; one that is not shown leaves what was there. */
    private final List<Level> levels = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    /**
     * The device that is drawn at a depth.
     *
     * @param width
     *            how much room it took on a line that others share
     * @param more
     *            whether others come behind it
     */
    private record Level(int width, More more) {
    }

    private enum More {
        NO, YES
    }

    TreeView(Session session, DependencyTree tree) {
        this.session = session;
        this.tree = tree;
        this.options = TreeOptions.of(session.line(), session.invocation().env());
        this.direction = options.has(Word.INVERTED) ? Direction.UP : Direction.DOWN;
    }

    boolean show() {
        walk(tree.roots(direction), 0);
        return true;
    }

    private void walk(List<Node> nodes, int depth) {
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            show(node, depth, i + 1 < nodes.size() ? More.YES : More.NO);
            walk(node.next(direction), depth + 1);
        }
    }

    private void show(Node node, int depth, More more) {
        boolean named = node.info().isPresent();
        if (!named && !options.has(Word.DEVICE) && !options.has(Word.BLKDEVNAME)) {
            return;
        }
        while (levels.size() <= depth) {
            levels.add(new Level(0, More.NO));
        }
        boolean compact = options.isCompact();
        boolean fresh = line.isEmpty();
        levels.set(depth, new Level(0, more));
        if (!compact || fresh) {
            prefix(depth);
        }
        int from = line.length();
        if (compact && !fresh) {
            line.append(more == More.YES ? options.signs().first() : options.signs().single());
        }
        describe(node);
        levels.set(depth, new Level(compact ? line.length() - from : 0, more));
        if (!compact || node.next(direction).isEmpty()) {
            newline();
        }
    }

    private void prefix(int depth) {
        for (int d = 0; d < depth; d++) {
            line.append(" ".repeat(levels.get(d).width() + 1));
            boolean more = levels.get(d + 1).more() == More.YES;
            if (d == depth - 1) {
                line.append(more ? options.signs().branch() : options.signs().last());
            } else {
                line.append(more ? options.signs().vertical() : "  ");
            }
        }
    }

    private void describe(Node node) {
        node.info().ifPresent(info -> line.append(session.names().shown(info.name())));
        if (options.has(Word.BLKDEVNAME)) {
            DeviceNaming.kernelName(session.sys(), node.dev()).ifPresent(name -> line.append(" <").append(name).append('>'));
        }
        if (options.has(Word.DEVICE)) {
            line.append(" (").append(node.dev()).append(')');
        }
        Optional<DmInfo> info = node.info();
        if (options.hasAttributes() && info.isPresent()) {
            line.append(" [").append(String.join(", ", attributes(info.get()))).append(']');
        }
    }

    private List<String> attributes(DmInfo info) {
        List<String> words = new ArrayList<>();
        if (options.has(Word.ACTIVE)) {
            words.add(info.is(Flag.SUSPENDED) ? "SUSPENDED" : "ACTIVE");
        }
        if (options.has(Word.RW)) {
            words.add(info.is(Flag.READ_ONLY) ? "RO" : "RW");
        }
        if (options.has(Word.OPEN)) {
            words.add(String.valueOf(info.openCount()));
        }
        if (options.has(Word.UUID)) {
            words.add(session.names().shown(info.uuid()));
        }
        return words;
    }

    /** A line that does not fit ends in dots that do not fit either. */
    private void newline() {
        if (!options.has(Word.NOTRUNC) && line.length() > WIDTH) {
            line.setLength(WIDTH - 1);
            line.append(DOTS);
        }
        session.println(line.toString());
        line.setLength(0);
    }
}
