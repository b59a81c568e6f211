package volscope.app.view.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row with the rows below it.
 *
 * @param row
 *            the row
 * @param was
 *            the row before it changed; the same one where nothing changes
 * @param standing
 *            whether it is there
 * @param key
 *            what tells rows apart over time, whatever they are called
 * @param children
 *            the rows below, in order
 */
record StorageNode(StorageRow row, StorageRow was, Standing standing, Object key, List<StorageNode> children) {

    /** Whether what a row shows is there. */
    enum Standing {
        REAL,
        /** The line that is being composed would make it. */
        COMING,
        /** It would make this of what is there. */
        CHANGING,
        /** It would take it away. */
        GOING
    }

    /** A row that keeps its name. */
    static StorageNode of(StorageRow row, List<StorageNode> children) {
        return of(row, key(row), children);
    }

    /** A row that is there. */
    static StorageNode of(StorageRow row, Object key, List<StorageNode> children) {
        return new StorageNode(row, row, Standing.REAL, key, children);
    }

    static StorageNode leaf(StorageRow row) {
        return of(row, List.of());
    }

    private static Object key(StorageRow row) {
        return switch (row) {
            case StorageRow.Mount mount -> mount.path();
            case StorageRow.Hardware hardware -> hardware;
            case StorageRow.Period period -> List.of(period.path(), period.from(), period.unit());
            case StorageRow.Unused _ -> StorageRow.Unused.class;
            default -> row.selects();
        };
    }

    /** The rows that are looked for, and those they stand under. */
    static List<StorageNode> filter(List<StorageNode> rows, StorageFilter filter) {
        return rows.stream().flatMap(node -> node.filtered(filter).stream()).toList();
    }

    private Optional<StorageNode> filtered(StorageFilter filter) {
        boolean found = filter.accepts(row) && !(row instanceof StorageRow.Period);
        List<StorageNode> kept = found && filter.reach() == StorageFilter.Reach.ALL ? children : filter(children, filter);
        StorageRow shown = Periods.summed(row, kept);
        return found || !kept.isEmpty()
                ? Optional.of(new StorageNode(shown, row.equals(was) ? shown : was, standing, key, kept))
                : Optional.empty();
    }

    /** How many snapshots these rows are, with those below. */
    static long snapshots(List<StorageNode> rows) {
        return rows.stream().mapToLong(node -> (node.row instanceof StorageRow.Snapshot ? 1 : 0) + snapshots(node.children)).sum();
    }

    /** The same rows, made of those there were before where they are alike: what stays is told without looking into it. */
    static List<StorageNode> keeping(List<StorageNode> rows, List<StorageNode> before) {
        if (before.isEmpty() || rows == before) {
            return rows;
        }
        Map<Object, StorageNode> known = byKey(before);
        List<StorageNode> kept = rows.stream().map(node -> node.keeping(known.get(node.key))).toList();
        return isSame(kept, before) ? before : kept;
    }

    private StorageNode keeping(@Nullable StorageNode before) {
        if (before == null || before == this) {
            return this;
        }
        List<StorageNode> below = keeping(children, before.children);
        boolean alike = below == before.children && looksLike(before);
        return alike ? before : below == children ? this : new StorageNode(row, was, standing, key, below);
    }

    private static boolean isSame(List<StorageNode> some, List<StorageNode> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it looks the same as another, whatever stands below. */
    boolean looksLike(StorageNode other) {
        return standing == other.standing && row.equals(other.row) && was.equals(other.was);
    }

    /** Rows as they are together with what would come, change and go. */
    static List<StorageNode> merge(List<StorageNode> now, List<StorageNode> then) {
        Map<Object, StorageNode> future = byKey(then);
        Set<Object> present = byKey(now).keySet();
        List<StorageNode> merged = new ArrayList<>();
        for (StorageNode node : now) {
            StorageNode next = future.get(node.key);
            merged.add(next == null ? node.all(Standing.GOING) : node.becoming(next));
        }
        then.stream().filter(node -> !present.contains(node.key))
                .forEach(node -> merged.add(place(merged), node.all(Standing.COMING)));
        return isSame(merged, now) ? now : merged;
    }

    private StorageNode becoming(StorageNode other) {
        List<StorageNode> below = merge(children, other.children);
        if (below == children && row.equals(other.row)) {
            return this;
        }
        return new StorageNode(other.row, row, row.equals(other.row) ? standing : Standing.CHANGING, key, below);
    }

    /** The hardware stays last. */
    private static int place(List<StorageNode> rows) {
        return !rows.isEmpty() && rows.getLast().row instanceof StorageRow.Hardware ? rows.size() - 1 : rows.size();
    }

    private static Map<Object, StorageNode> byKey(List<StorageNode> rows) {
        return rows.stream().collect(Collectors.toMap(StorageNode::key, row -> row, (first, second) -> first, HashMap::new));
    }

    private StorageNode all(Standing next) {
        return new StorageNode(row, was, next, key, children.stream().map(child -> child.all(next)).toList());
    }
}
