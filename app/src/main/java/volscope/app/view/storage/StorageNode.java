package volscope.app.view.storage;

import java.util.List;

/**
 * A row with the rows below it.
 *
 * @param row
 *            the row
 * @param children
 *            the rows below, in order
 */
record StorageNode(StorageRow row, List<StorageNode> children) {

    static StorageNode leaf(StorageRow row) {
        return new StorageNode(row, List.of());
    }

    /** What tells rows apart over time. */
    Object key() {
        return switch (row) {
            case StorageRow.Mount mount -> mount.path();
            case StorageRow.Hardware hardware -> hardware;
            default -> row.selects();
        };
    }
}
