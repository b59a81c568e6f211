package volscope.app.view.storage;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import volscope.app.session.Facts;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;

/** The row of a snapshot that is there and that nothing is foreseen of. Another one of the same look takes its words alone. */
final class PlainSnapshot extends StackPane {
    private final List<Object> look;
    private final Texts texts;
    private final Amounts amounts;
    private final RowWords words;
    private final Label name;
    private final Label size;
    private final FillBar bar;
    private final Label percent;
    private final Label held;
    private final Optional<Label> age;
    private final Label left;

    PlainSnapshot(StorageNode node, RowPainter painter, Texts texts, Amounts amounts, RowWords words) {
        this.texts = texts;
        this.amounts = amounts;
        this.words = words;
        look = look(node);
        Node block = painter.snapshot(node, (StorageRow.Snapshot) node.row());
        getChildren().setAll(block);
        name = label(".name");
        size = label(".tree-line > .number");
        bar = (FillBar) found(".fill-bar");
        percent = label(".tree-fill > .number");
        held = label(".tree-words > .held");
        age = Optional.ofNullable((Label) lookup(".tree-words > .age"));
        left = label(".tree-words > .left");
    }

    private Label label(String selector) {
        return (Label) found(selector);
    }

    private Node found(String selector) {
        Node node = lookup(selector);
        if (node == null) {
            throw new IllegalStateException("the row of a snapshot has no " + selector);
        }
        return node;
    }

    static boolean isPlain(StorageNode node) {
        return node.standing() == StorageNode.Standing.REAL && node.row() instanceof StorageRow.Snapshot snapshot
                && snapshot.merge() == Facts.Merge.NONE && snapshot.fill() instanceof StorageRow.Fill.Known;
    }

    /** What makes rows look different but for their words. */
    private static List<Object> look(StorageNode node) {
        StorageRow.Snapshot snapshot = (StorageRow.Snapshot) node.row();
        StorageRow.Fill.Known fill = (StorageRow.Fill.Known) snapshot.fill();
        return List.of(fill.state(), RowPainter.barStyle(fill), snapshot.access(), snapshot.watch(), snapshot.age().isPresent(),
                RowPainter.leastWidth(snapshot.name()));
    }

    boolean takes(StorageNode node) {
        return isPlain(node) && look(node).equals(look);
    }

    void show(StorageNode node) {
        StorageRow.Snapshot snapshot = (StorageRow.Snapshot) node.row();
        StorageRow.Fill.Known fill = (StorageRow.Fill.Known) snapshot.fill();
        name.setText(words.name(snapshot));
        size.setText(words.number(snapshot));
        bar.show(fill.total(), fill.used());
        percent.setText(amounts.percent(fill.used(), fill.total()));
        held.setText(texts.get("storage.held", fill.chunks()));
        age.ifPresent(label -> {
            label.setText(words.age(snapshot));
            label.getTooltip().setText(texts.get("storage.age", words.age(snapshot)));
        });
        left.setText(texts.get("storage.left", fill.writesLeft()));
    }
}
