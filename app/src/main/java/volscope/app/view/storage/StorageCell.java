package volscope.app.view.storage;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;
import volscope.model.machine.DaxState;
import volscope.model.machine.LogicalVolumeInfo.Activation;
import volscope.model.machine.SnapshotInfo;

/** Draws a row of the storage tree. */
final class StorageCell extends TreeCell<StorageNode> {
    private static final double NEARLY_FULL = 0.9;

    private final Texts texts;
    private final Amounts amounts;

    StorageCell(Texts texts, Amounts amounts) {
        this.texts = texts;
        this.amounts = amounts;
        setAccessibleRole(AccessibleRole.TREE_ITEM);
    }

    @Override
    protected void updateItem(@Nullable StorageNode item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        getStyleClass().removeAll("coming", "going");
        if (item != null && item.standing() != StorageNode.Standing.REAL) {
            getStyleClass().add(item.standing().name().toLowerCase(java.util.Locale.ROOT));
        }
        setGraphic(empty || item == null ? null : draw(item.row()));
        setAccessibleText(empty || item == null ? null : words(item.row()));
    }

    private Node draw(StorageRow row) {
        return switch (row) {
            case StorageRow.Group group -> group(group);
            case StorageRow.Volume volume -> volume(volume);
            case StorageRow.Snapshot snapshot -> snapshot(snapshot);
            case StorageRow.Mount mount -> mount(mount);
            case StorageRow.Hardware hardware -> Parts.row("tree-line", Parts.label(texts.get("storage.hardware"), "muted"));
            case StorageRow.Unused unused -> Parts.row("tree-line", Parts.label(texts.get("storage.unused", unused.count()), "muted"));
            case StorageRow.Disk disk -> disk(disk);
        };
    }

    private Node group(StorageRow.Group group) {
        HBox line = line(Feather.DATABASE, group.name(), texts.get("storage.free", amounts.bytes(group.freeBytes())));
        line.getChildren().get(1).getStyleClass().add("strong");
        long plain = group.bytes() - group.freeBytes() - group.storeBytes();
        return block(line, new FillBar(group.bytes()).add(plain, "used").add(group.storeBytes(), "store"));
    }

    private Node volume(StorageRow.Volume volume) {
        HBox line = line(Feather.BOX, volume.name(), amounts.bytes(volume.bytes()));
        if (volume.snapshots() > 0) {
            chips(line, Parts.chip(texts.get("storage.origin"), "outlined"));
        }
        if (volume.dax() == DaxState.YES) {
            chips(line, Parts.chip(texts.get("storage.dax"), "accent"));
        }
        if (volume.state() == StorageRow.State.LEFT_OVER) {
            chips(line, Parts.chip(Feather.ALERT_TRIANGLE, texts.get("storage.left-over"), "warn"));
        }
        return volume.active() == Activation.INACTIVE ? block(line, Parts.label(texts.get("storage.inactive"), "sub")) : line;
    }

    private Node snapshot(StorageRow.Snapshot snapshot) {
        HBox line = line(Feather.LINK, snapshot.name(), amounts.bytes(snapshot.bytes()));
        line.getStyleClass().add("snapshot-line");
        return switch (snapshot.fill()) {
            case StorageRow.Fill.Unknown unknown -> block(line, Parts.label(texts.get("storage.inactive"), "sub"));
            case StorageRow.Fill.Known fill -> filled(line, fill);
        };
    }

    private Node filled(HBox line, StorageRow.Fill.Known fill) {
        chips(line, stateChip(fill.state()));
        FillBar bar = new FillBar(fill.total()).add(fill.used(), barStyle(fill));
        HBox level = Parts.row("tree-fill", bar, Parts.label(amounts.percent(fill.used(), fill.total()), "mono", "number"));
        HBox words = Parts.row("tree-words", Parts.label(texts.get("storage.held", fill.chunks()), "caption"), Parts.spring(),
                Parts.label(texts.get("storage.left", fill.writesLeft()), "caption"));
        return block(line, level, words);
    }

    private Node stateChip(SnapshotInfo.State state) {
        String word = texts.get("storage.state." + state);
        return switch (state) {
            case ACTIVE -> Parts.chip(Feather.CHECK, word, "ok");
            case MERGING, NOT_RESUMED -> Parts.chip(word, "accent");
            case OVERFLOWED -> Parts.chip(Feather.ALERT_TRIANGLE, word, "warn");
            case INVALID, MERGE_FAILED -> Parts.chip(Feather.X, word, "bad");
        };
    }

    private static String barStyle(StorageRow.Fill.Known fill) {
        if (fill.state() == SnapshotInfo.State.INVALID) {
            return "invalid";
        }
        return fill.used() >= NEARLY_FULL * fill.total() ? "nearly-full" : "fill";
    }

    private Node mount(StorageRow.Mount mount) {
        HBox line = line(Feather.FOLDER, mount.path(), mount.type());
        if (mount.dax() == DaxState.YES) {
            chips(line, Parts.chip(texts.get("storage.dax"), "accent"));
        }
        return line;
    }

    private Node disk(StorageRow.Disk disk) {
        boolean pmem = !disk.kind().equals("disk");
        HBox line = line(pmem ? Feather.CPU : Feather.HARD_DRIVE, disk.name(), amounts.bytes(disk.bytes()));
        if (disk.dax() == DaxState.YES) {
            chips(line, Parts.chip(texts.get("storage.dax"), "accent"));
        } else {
            chips(line, Parts.label(disk.kind(), "sub"));
        }
        return line;
    }

    private static HBox line(Feather icon, String name, String number) {
        HBox line = Parts.row("tree-line", Icons.of(icon), Parts.label(name, "name"), Parts.spring(),
                Parts.label(number, "mono", "number"));
        line.getChildren().getLast().setViewOrder(0);
        return line;
    }

    /** Puts chips between the name and the number. */
    private static void chips(HBox line, Node... chips) {
        int place = line.getChildren().size() - 2;
        line.getChildren().addAll(place, java.util.List.of(chips));
    }

    private static VBox block(Node... lines) {
        VBox block = new VBox(lines);
        block.getStyleClass().add("tree-block");
        return block;
    }

    /** The row as a sentence for screen readers. */
    private String words(StorageRow row) {
        return switch (row) {
            case StorageRow.Group group -> texts.get("storage.read.group", group.name(), amounts.bytes(group.freeBytes()));
            case StorageRow.Volume volume -> texts.get("storage.read.volume", volume.name(), amounts.bytes(volume.bytes()));
            case StorageRow.Snapshot snapshot -> texts.get("storage.read.snapshot", snapshot.name(), level(snapshot.fill()));
            case StorageRow.Mount mount -> texts.get("storage.read.mount", mount.path(), mount.type(), mount.volume());
            case StorageRow.Hardware hardware -> texts.get("storage.hardware");
            case StorageRow.Unused unused -> texts.get("storage.unused", unused.count());
            case StorageRow.Disk disk -> texts.get("storage.read.disk", disk.name(), disk.kind(), amounts.bytes(disk.bytes()));
        };
    }

    private String level(StorageRow.Fill fill) {
        return switch (fill) {
            case StorageRow.Fill.Unknown unknown -> texts.get("storage.inactive");
            case StorageRow.Fill.Known known -> texts.get("storage.state." + known.state()) + ", "
                    + amounts.percent(known.used(), known.total());
        };
    }
}
