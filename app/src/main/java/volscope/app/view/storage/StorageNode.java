package volscope.app.view.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
            case StorageRow.Unused _ -> StorageRow.Unused.class;
            default -> row.selects();
        };
    }

    /** The rows whose names hold a text, and those they stand under; all for an empty text. */
    static List<StorageNode> filter(List<StorageNode> rows, String text) {
        return text.isEmpty() ? rows : rows.stream().flatMap(node -> node.filtered(text).stream()).toList();
    }

    private Optional<StorageNode> filtered(String text) {
        List<StorageNode> kept = filter(children, text);
        boolean found = row.searched().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
        return found || !kept.isEmpty() ? Optional.of(new StorageNode(row, was, standing, key, found ? children : kept)) : Optional.empty();
    }

    /** Rows as they are together with what would come, change and go. */
    static List<StorageNode> merge(List<StorageNode> now, List<StorageNode> then) {
        List<StorageNode> merged = new ArrayList<>();
        for (StorageNode node : now) {
            merged.add(find(then, node).map(node::becoming).orElseGet(() -> node.all(Standing.GOING)));
        }
        then.stream().filter(node -> find(now, node).isEmpty()).forEach(node -> merged.add(place(merged), node.all(Standing.COMING)));
        return merged;
    }

    private StorageNode becoming(StorageNode other) {
        Standing next = row.equals(other.row) ? standing : Standing.CHANGING;
        return new StorageNode(other.row, row, next, key, merge(children, other.children));
    }

    /** The hardware stays last. */
    private static int place(List<StorageNode> rows) {
        return !rows.isEmpty() && rows.getLast().row instanceof StorageRow.Hardware ? rows.size() - 1 : rows.size();
    }

    private static Optional<StorageNode> find(List<StorageNode> rows, StorageNode wanted) {
        return rows.stream().filter(row -> row.key().equals(wanted.key())).findFirst();
    }

    private StorageNode all(Standing next) {
        return new StorageNode(row, was, next, key, children.stream().map(child -> child.all(next)).toList());
    }
}
