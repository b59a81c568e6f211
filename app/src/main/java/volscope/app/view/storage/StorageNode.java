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
 * @param standing
 *            whether it is there
 * @param children
 *            the rows below, in order
 */
record StorageNode(StorageRow row, Standing standing, List<StorageNode> children) {

    /** Whether what a row shows is there. */
    enum Standing {
        REAL,
        /** The line that is being composed would make it. */
        COMING,
        /** It would take it away. */
        GOING
    }

    static StorageNode leaf(StorageRow row) {
        return new StorageNode(row, Standing.REAL, List.of());
    }

    /** What tells rows apart over time. */
    Object key() {
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
        return found || !kept.isEmpty() ? Optional.of(new StorageNode(row, standing, found ? children : kept)) : Optional.empty();
    }

    /** Rows as they are together with what would come and go. */
    static List<StorageNode> merge(List<StorageNode> now, List<StorageNode> then) {
        List<StorageNode> merged = new ArrayList<>();
        for (StorageNode node : now) {
            merged.add(find(then, node).map(other -> new StorageNode(node.row, node.standing, merge(node.children, other.children)))
                    .orElseGet(() -> node.all(Standing.GOING)));
        }
        then.stream().filter(node -> find(now, node).isEmpty()).forEach(node -> merged.add(place(merged), node.all(Standing.COMING)));
        return merged;
    }

    /** The hardware stays last. */
    private static int place(List<StorageNode> rows) {
        return !rows.isEmpty() && rows.getLast().row instanceof StorageRow.Hardware ? rows.size() - 1 : rows.size();
    }

    private static Optional<StorageNode> find(List<StorageNode> rows, StorageNode wanted) {
        return rows.stream().filter(row -> row.key().equals(wanted.key())).findFirst();
    }

    private StorageNode all(Standing next) {
        return new StorageNode(row, next, children.stream().map(child -> child.all(next)).toList());
    }
}
