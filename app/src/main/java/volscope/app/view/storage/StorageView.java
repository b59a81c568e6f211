package volscope.app.view.storage;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.jspecify.annotations.Nullable;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.Panel;
import volscope.app.view.Place;

/** The storage tree. */
public final class StorageView implements Panel {
    private final Frames frames;
    private final Session session;
    private final TreeView<StorageNode> tree = new TreeView<>();
    private final TreeItem<StorageNode> root = new TreeItem<>();
    private List<StorageNode> drawn = List.of();
    private boolean following;

    @Inject
    StorageView(Frames frames, Session session, Texts texts, Amounts amounts) {
        this.frames = frames;
        this.session = session;
        tree.setId(name());
        tree.getStyleClass().add("storage-tree");
        tree.setAccessibleText(texts.get("panel.storage"));
        tree.setShowRoot(false);
        tree.setRoot(root);
        tree.setCellFactory(view -> new StorageCell(texts, amounts));
        tree.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> selected(now));
    }

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public Place place() {
        return Place.STORAGE;
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public Node node() {
        return tree;
    }

    @Override
    public Subscription attach() {
        return frames.follow(this::show);
    }

    private void show(Frame frame) {
        following = true;
        List<StorageNode> next = StorageModel.tree(frame);
        if (!next.equals(drawn)) {
            drawn = next;
            fill(root, next);
        }
        follow(inTree(frame));
        following = false;
    }

    /** Makes the items below one show these rows; items of rows that stay are kept, with what is open below them. */
    private static void fill(TreeItem<StorageNode> parent, List<StorageNode> rows) {
        Map<Object, TreeItem<StorageNode>> known = parent.getChildren().stream()
                .collect(Collectors.toMap(item -> item.getValue().key(), item -> item, (first, second) -> first));
        List<TreeItem<StorageNode>> items = rows.stream().map(row -> item(known.get(row.key()), row)).toList();
        if (!items.equals(parent.getChildren())) {
            parent.getChildren().setAll(items);
        }
    }

    private static TreeItem<StorageNode> item(@Nullable TreeItem<StorageNode> known, StorageNode row) {
        TreeItem<StorageNode> item = known == null ? new TreeItem<>(row) : known;
        if (known == null) {
            item.setExpanded(true);
        }
        item.setValue(row);
        fill(item, row.children());
        return item;
    }

    /** Of a chunk the tree shows the snapshot. */
    private static Selection inTree(Frame frame) {
        return frame.selection() instanceof Selection.Chunk chunk
                ? frame.facts().groups().stream()
                        .flatMap(group -> group.volumes().stream()).filter(volume -> volume.device().equals(chunk.snapshot())).findFirst()
                        .<Selection>map(volume -> new Selection.Volume(volume.group(), volume.name())).orElse(chunk)
                : frame.selection();
    }

    private void follow(Selection selection) {
        if (selection instanceof Selection.None || selection instanceof Selection.Refusal) {
            return;
        }
        TreeItem<StorageNode> item = find(root, selection);
        if (item == null) {
            tree.getSelectionModel().clearSelection();
        } else if (tree.getSelectionModel().getSelectedItem() != item) {
            tree.getSelectionModel().select(item);
        }
    }

    private static @Nullable TreeItem<StorageNode> find(TreeItem<StorageNode> parent, Selection selection) {
        for (TreeItem<StorageNode> item : parent.getChildren()) {
            if (item.getValue().row().selects().equals(selection)) {
                return item;
            }
            TreeItem<StorageNode> below = find(item, selection);
            if (below != null) {
                return below;
            }
        }
        return null;
    }

    private void selected(@Nullable TreeItem<StorageNode> item) {
        if (!following && item != null) {
            session.select(item.getValue().row().selects());
        }
    }
}
