package volscope.app.view.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Facts;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;
import volscope.model.machine.DaxState;
import volscope.model.machine.LogicalVolumeInfo.Activation;
import volscope.model.machine.SnapshotInfo;

/** Draws rows of the storage tree: as they are, or as the line that is being composed would make them. */
final class RowPainter {
    private static final double NEARLY_FULL = 0.9;
    /** Names up to this length are never cut off. */
    private static final int WHOLE = 6;
    private static final double LEAST_NAME = 40;
    private static final String TO = "\u2192 ";

    private final Texts texts;
    private final Amounts amounts;
    private final RowWords words;

    RowPainter(Texts texts, Amounts amounts, RowWords words) {
        this.texts = texts;
        this.amounts = amounts;
        this.words = words;
    }

    /** A row drawn, which what was drawn before may be, if it looks the same but for its words. */
    Node draw(StorageNode node, @Nullable Node before) {
        if (before instanceof PlainSnapshot row && row.takes(node)) {
            row.show(node);
            return row;
        }
        return PlainSnapshot.isPlain(node) ? new PlainSnapshot(node, this, texts, amounts, words) : draw(node);
    }

    private Node draw(StorageNode node) {
        return switch (node.row()) {
            case StorageRow.Group group -> group(node, group);
            case StorageRow.Volume volume -> volume(node, volume);
            case StorageRow.Snapshot snapshot -> snapshot(node, snapshot);
            case StorageRow.Mount mount -> line(node, Feather.FOLDER, dax(mount.dax()).stream().toList());
            case StorageRow.Disk disk -> disk(node, disk);
            case StorageRow.Period period -> period(node, period);
            case StorageRow.Hardware _ -> heading(node);
            case StorageRow.Unused _ -> heading(node);
        };
    }

    private Node heading(StorageNode node) {
        return Parts.row("tree-line", Parts.label(words.name(node.row()), "muted", "name"));
    }

    private Node period(StorageNode node, StorageRow.Period period) {
        List<Node> chips = period.sums().dead() == 0
                ? List.of()
                : List.of(Parts.chip(Feather.X, amounts.count(period.sums().dead()), "bad"));
        return block(line(node, Feather.CALENDAR, chips), Parts.label(words.sums(period.sums()), "caption", "tree-under"));
    }

    private Node group(StorageNode node, StorageRow.Group group) {
        HBox line = line(node, Feather.DATABASE, List.of());
        line.getChildren().get(1).getStyleClass().add("strong");
        long plain = group.bytes() - group.freeBytes() - group.storeBytes();
        return block(line, new FillBar(group.bytes()).add(plain, "used").add(group.storeBytes(), "store"));
    }

    private Node volume(StorageNode node, StorageRow.Volume volume) {
        List<Node> chips = new ArrayList<>();
        if (volume.snapshots() > 0) {
            chips.add(Parts.chip(texts.get("storage.origin"), "outlined"));
        }
        dax(volume.dax()).ifPresent(chips::add);
        if (volume.state() == StorageRow.State.LEFT_OVER) {
            chips.add(Parts.chip(Feather.ALERT_TRIANGLE, texts.get("storage.left-over"), "warn"));
        }
        locked(node, volume.access()).ifPresent(chips::add);
        HBox line = line(node, Feather.BOX, chips);
        boolean changes = node.was() instanceof StorageRow.Volume was && was.active() != volume.active();
        return volume.active() == Activation.INACTIVE
                ? block(line, changed(Parts.label(texts.get("storage.inactive"), "sub", "tree-under"), changes))
                : changes ? block(line, changed(Parts.label(texts.get("storage.active"), "sub", "tree-under"), true)) : line;
    }

    Node snapshot(StorageNode node, StorageRow.Snapshot snapshot) {
        List<Node> chips = new ArrayList<>();
        boolean known = snapshot.fill() instanceof StorageRow.Fill.Known || snapshot.merge() == Facts.Merge.SCHEDULED;
        String word = words.state(snapshot);
        boolean changes = node.standing() == StorageNode.Standing.CHANGING
                && !(node.was() instanceof StorageRow.Snapshot was && words.state(was).equals(word));
        if (known && (changes || node.standing() != StorageNode.Standing.CHANGING)) {
            chips.add(changed(stateChip(snapshot, word), changes));
        }
        locked(node, snapshot.access()).ifPresent(chips::add);
        watched(node, snapshot).ifPresent(chips::add);
        HBox line = line(node, Feather.LINK, chips);
        line.getStyleClass().add("snapshot-line");
        return switch (snapshot.fill()) {
            case StorageRow.Fill.Unknown _ ->
                block(line, changed(Parts.label(texts.get("storage.inactive"), "sub", "tree-under"), changes));
            case StorageRow.Fill.Known fill -> filled(node, snapshot, line, fill);
        };
    }

    private Node filled(StorageNode node, StorageRow.Snapshot snapshot, HBox line, StorageRow.Fill.Known fill) {
        boolean grows = node.was() instanceof StorageRow.Snapshot was && !was.fill().equals(fill);
        FillBar bar = new FillBar(fill.total()).add(fill.used(), barStyle(fill));
        HBox level = Parts.row("tree-fill", bar, changed(Parts.label(amounts.percent(fill.used(), fill.total()), "mono", "number"), grows));
        HBox below = new TreeWords(Parts.wrapping(texts.get("storage.held", fill.chunks()), "caption", "held"));
        if (snapshot.age().isPresent()) {
            Label age = Parts.label(words.age(snapshot), "caption", "age");
            age.setMinWidth(Region.USE_PREF_SIZE);
            age.setGraphic(Icons.small(Feather.CLOCK));
            age.setTooltip(new Tooltip(texts.get("storage.age", words.age(snapshot))));
            below.getChildren().addAll(Parts.spring(), age);
        }
        below.getChildren().addAll(Parts.spring(),
                changed(Parts.wrapping(texts.get("storage.left", fill.writesLeft()), "caption", "left"), grows));
        return block(line, level, below);
    }

    private Label stateChip(StorageRow.Snapshot snapshot, String word) {
        if (snapshot.merge() == Facts.Merge.SCHEDULED || !(snapshot.fill() instanceof StorageRow.Fill.Known fill)) {
            Label chip = Parts.chip(Feather.CLOCK, word, "accent");
            chip.setTooltip(new Tooltip(texts.get("storage.scheduled.words")));
            return chip;
        }
        return switch (fill.state()) {
            case ACTIVE -> Parts.chip(Feather.CHECK, word, "ok");
            case MERGING, NOT_RESUMED -> Parts.chip(word, "accent");
            case OVERFLOWED -> Parts.chip(Feather.ALERT_TRIANGLE, word, "warn");
            case INVALID, MERGE_FAILED -> Parts.chip(Feather.X, word, "bad");
        };
    }

    static String barStyle(StorageRow.Fill.Known fill) {
        if (fill.state() == SnapshotInfo.State.INVALID) {
            return "invalid";
        }
        return fill.used() >= NEARLY_FULL * fill.total() ? "nearly-full" : "fill";
    }

    private Node disk(StorageNode node, StorageRow.Disk disk) {
        boolean pmem = !disk.kind().equals("disk");
        return line(node, pmem ? Feather.CPU : Feather.HARD_DRIVE,
                List.of(dax(disk.dax()).orElseGet(() -> Parts.label(words.kind(disk), "sub"))));
    }

    private Optional<Node> dax(DaxState dax) {
        return dax == DaxState.YES ? Optional.of(Parts.chip(texts.get("storage.dax"), "accent")) : Optional.empty();
    }

    /** A lock on what can only be read; an open one where it would go. */
    private Optional<Node> locked(StorageNode node, StorageRow.Access access) {
        StorageRow.Access was = switch (node.was()) {
            case StorageRow.Volume volume -> volume.access();
            case StorageRow.Snapshot snapshot -> snapshot.access();
            default -> access;
        };
        if (access == StorageRow.Access.READ_ONLY) {
            return Optional.of(sign(Feather.LOCK, "storage.read-only", was != access));
        }
        return was == access ? Optional.empty() : Optional.of(sign(Feather.UNLOCK, "storage.writable", true));
    }

    private Optional<Node> watched(StorageNode node, StorageRow.Snapshot snapshot) {
        StorageRow.Watch was = node.was() instanceof StorageRow.Snapshot before ? before.watch() : snapshot.watch();
        if (snapshot.watch() == StorageRow.Watch.WATCHED) {
            return Optional.of(sign(Feather.EYE, "storage.watched", was != snapshot.watch()));
        }
        return was == snapshot.watch() ? Optional.empty() : Optional.of(sign(Feather.EYE_OFF, "storage.unwatched", true));
    }

    private Label sign(Feather icon, String key, boolean changes) {
        Label sign = changed(Parts.label("", "sign"), changes);
        sign.setGraphic(Icons.small(icon));
        sign.setAccessibleText(texts.get(key));
        sign.setTooltip(new Tooltip(texts.get(key)));
        return sign;
    }

    /** Name, chips and number; both of the words that change, the new one lit. */
    private HBox line(StorageNode node, Feather icon, List<Node> chips) {
        String name = words.name(node.row());
        Label label = changed(Parts.label(name, "name"), !words.name(node.was()).equals(name));
        label.setMinWidth(leastWidth(name));
        HBox line = new TreeLine();
        line.getChildren().setAll(Icons.of(icon), label);
        line.getChildren().addAll(chips);
        line.getChildren().add(Parts.spring());
        String before = words.number(node.was());
        String number = words.number(node.row());
        if (!before.equals(number)) {
            line.getChildren()
                    .add(Parts.label(unit(before).equals(unit(number))
                            ? before.substring(0, before.length() - unit(before).length())
                            : before, "mono", "number", "was"));
        }
        Label last = changed(Parts.label(before.equals(number) ? number : TO + number, "mono", "number"), !before.equals(number));
        last.setMinWidth(Region.USE_PREF_SIZE);
        line.getChildren().add(last);
        return line;
    }

    /** Of a short name, all of it. */
    static double leastWidth(String name) {
        return name.length() <= WHOLE ? Region.USE_PREF_SIZE : LEAST_NAME;
    }

    /** What follows the number. */
    private static String unit(String number) {
        return number.replaceFirst("^[^\\h]*", "");
    }

    private static Label changed(Label label, boolean changes) {
        if (changes) {
            label.getStyleClass().add("changed");
        }
        return label;
    }

    private static VBox block(Node... lines) {
        VBox block = new VBox(lines);
        block.getStyleClass().add("tree-block");
        return block;
    }
}
