package volscope.app.view.storage;

import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Clip;
import volscope.app.view.Desk;
import volscope.app.view.Frames;
import volscope.app.view.JointAct;
import volscope.app.view.MarkedText;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.Seat;

/** The storage tree, a field to find in it, and which keys act on it. */
public final class StorageView implements Panel {
    /** The height of the name of a row. */
    private static final double ROW = 28;

    private final Frames frames;
    private final Session session;
    private final Texts texts;
    private final StorageMenu menu;
    private final TreeView<StorageNode> tree = new TreeView<>();
    private final TreeItem<StorageNode> root = new TreeItem<>();
    private final FindBar find;
    private final VBox hints = new VBox();
    private final VBox all = new VBox();
    private final StackPane place = new StackPane();
    private final Button filter;
    private final Button add;
    private List<StorageNode> drawn = List.of();
    private List<Object> asked = List.of();
    private List<StorageNode> now = List.of();
    private List<Object> nowAsked = List.of();
    private List<StorageNode> rows = List.of();
    /** The items of what can be selected. */
    private final Map<Selection, TreeItem<StorageNode>> places = new HashMap<>();
    private boolean following;
    private Optional<Desk> desk = Optional.empty();

    @Inject
    StorageView(Frames frames, Session session, Texts texts, Amounts amounts, StorageMenu menu, RowDrag drag) {
        this.frames = frames;
        this.session = session;
        this.texts = texts;
        this.menu = menu;
        tree.setId(name());
        tree.getStyleClass().add("storage-tree");
        tree.setAccessibleText(texts.get("panel.storage"));
        tree.setShowRoot(false);
        tree.setRoot(root);
        StorageCell.Heights heights = new StorageCell.Heights();
        tree.setCellFactory(view -> new StorageCell(texts, amounts, heights));
        tree.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        tree.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> selected(now));
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        tree.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        tree.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        tree.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> selectAsked(event.getPickResult()));
        tree.setContextMenu(menu.menu());
        menu.pointsAt(this::anchor);
        menu.actsOn(this::chosen);
        VBox.setVgrow(tree, Priority.ALWAYS);
        find = new FindBar(texts, () -> show(frames.shown()), tree::requestFocus);
        all.getChildren().setAll(find, tree, hints);
        drag.watch(tree);
        place.getChildren().setAll(all, drag.words());
        hints.getStyleClass().add("tree-hints");
        filter = Parts.iconButton(Feather.FILTER, texts.get("storage.find"));
        filter.getStyleClass().add("compact");
        filter.setOnAction(event -> find.open());
        add = Parts.iconButton(Feather.PLUS, texts.get("storage.add"));
        add.getStyleClass().add("compact");
        add.setOnAction(event -> desk.ifPresent(window -> window.act("snapshot", Optional.empty())));
    }

    @Override
    public Seat seat() {
        return new Seat("storage", Place.STORAGE, 1);
    }

    @Override
    public Node node() {
        return place;
    }

    @Override
    public void focus() {
        tree.requestFocus();
    }

    @Override
    public void sitAt(Desk window) {
        desk = Optional.of(window);
        menu.sitAt(window);
    }

    /** The right end of the row that is selected, as far as it is in view. */
    @Override
    public Optional<Point2D> anchor() {
        return tree.lookupAll(".tree-cell").stream()
                .filter(node -> node instanceof StorageCell cell && cell.isVisible() && cell.isSelected() && !cell.isEmpty())
                .map(node -> node.localToScreen(node.getLayoutBounds().getMaxX(), ROW / 2)).filter(Objects::nonNull).findFirst();
    }

    @Override
    public Optional<JointAct> together(String tool) {
        return menu.together(tool);
    }

    /** Where several volumes are chosen, the act on all of them. */
    @Override
    public boolean takes(String tool) {
        return menu.opens(tool, tree);
    }

    @Override
    public List<Node> tail() {
        return List.of(filter, add);
    }

    @Override
    public Subscription attach() {
        return frames.follow(this::show);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            openInMap();
            event.consume();
        } else if (event.getCode() == KeyCode.C && event.isShortcutDown() && !event.isShiftDown()) {
            copyRow();
            event.consume();
        } else if (event.getCode() == KeyCode.C && !event.isShortcutDown() && !event.isAltDown()) {
            desk.ifPresent(window -> window.open("compare"));
            event.consume();
        }
    }

    private void typed(KeyEvent event) {
        if (event.getCharacter().equals("/")) {
            find.open();
            event.consume();
        }
    }

    private void clicked(MouseEvent event) {
        if (event.isStillSincePress() && !event.isShortcutDown() && !event.isShiftDown()) {
            selectAsked(event.getPickResult());
        }
        if (event.getClickCount() == 2) {
            openInMap();
        }
    }

    /** Also a row that the tree has chosen already, while a chunk of it or a refusal is selected; not every platform selects before a menu. */
    private void selectAsked(PickResult under) {
        StorageCell.at(under).ifPresent(cell -> {
            if (!tree.getSelectionModel().getSelectedItems().contains(cell.getTreeItem())) {
                choose(cell.getTreeItem());
            }
            selected(cell.getTreeItem());
        });
    }

    /** The volumes that are chosen together, in the order of the tree. */
    private List<Selection.Volume> chosen() {
        return tree.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).map(item -> item.getValue().row().selects())
                .filter(Selection.Volume.class::isInstance).map(Selection.Volume.class::cast).distinct().toList();
    }

    /** One row alone. */
    private void choose(TreeItem<StorageNode> item) {
        for (TreeItem<StorageNode> above = item.getParent(); above != null; above = above.getParent()) {
            above.setExpanded(true);
        }
        tree.getSelectionModel().clearAndSelect(tree.getRow(item));
    }

    private void openInMap() {
        if (frames.shown().selection() instanceof Selection.Volume) {
            desk.ifPresent(window -> window.open("map"));
        }
    }

    /** Puts the rows of {@code lvs} into the clipboard. */
    private void copyRow() {
        List<Selection.Volume> volumes = chosen();
        if (!volumes.isEmpty()) {
            String paths = volumes.stream().map(volume -> volume.group() + "/" + volume.name()).collect(Collectors.joining(" "));
            var _ = session.ask("lvs --noheadings " + paths).thenAccept(run -> Platform.runLater(() -> Clip.put(run.text().strip())));
        }
    }

    private void show(Frame frame) {
        following = true;
        Optional<StorageFilter> wanted = find.filter(frame.revision().clock());
        // Rows show ages in whole minutes, hours or days; a filter counts the seconds.
        Optional<Long> counted = wanted.map(filter -> frame.revision().clock());
        List<Object> question = List.of(now(frame), frame.ghost(), find.text(), counted, hint(frame.facts()));
        if (!question.equals(asked)) {
            rows = StorageNode.keeping(StorageModel.tree(frame, now), rows);
            asked = question;
            List<StorageNode> next = wanted.map(filter -> StorageNode.keeping(StorageNode.filter(rows, filter), drawn)).orElse(rows);
            if (next != drawn) {
                drawn = next;
                refill(next);
                places.clear();
                place(root);
            }
            if (wanted.isPresent()) {
                find.count(StorageNode.snapshots(next), StorageNode.snapshots(rows));
            }
            hints.getChildren().setAll(MarkedText.flow(texts.get(hint(frame.facts())), "hint"));
        }
        follow(frame.volumeSelected());
        following = false;
    }

    /** The tree would choose a neighbour of a chosen row that goes. */
    private void refill(List<StorageNode> next) {
        TreeItem<StorageNode> chosen = tree.getSelectionModel().getSelectedItem();
        fill(root, next);
        if (tree.getSelectionModel().getSelectedItem() != chosen) {
            tree.getSelectionModel().clearSelection();
        }
    }

    /** The rows without what is being composed, made anew when something is other than before. */
    private List<StorageNode> now(Frame frame) {
        List<Object> question = List.of(frame.facts(), frame.explanation(), frame.revision().clock());
        if (!question.equals(nowAsked)) {
            nowAsked = question;
            now = StorageNode.keeping(StorageModel.now(frame), now);
        }
        return now;
    }

    private void place(TreeItem<StorageNode> parent) {
        for (TreeItem<StorageNode> item : parent.getChildren()) {
            places.putIfAbsent(item.getValue().row().selects(), item);
            place(item);
        }
    }

    /** The sentence below the tree. */
    private static String hint(Facts facts) {
        return facts.groups().isEmpty() ? "storage.hint.bare" : facts.snapshots().isEmpty() ? "storage.hint.first" : "storage.hint.keys";
    }

    /** Makes the items below one show these rows; items of rows that stay are kept, with what is open below them. */
    private static void fill(TreeItem<StorageNode> parent, List<StorageNode> rows) {
        Map<Object, TreeItem<StorageNode>> known = new HashMap<>();
        parent.getChildren().forEach(item -> known.putIfAbsent(item.getValue().key(), item));
        List<TreeItem<StorageNode>> items = rows.stream().map(row -> item(known.get(row.key()), row)).toList();
        if (!items.equals(parent.getChildren())) {
            parent.getChildren().setAll(items);
        }
    }

    private static TreeItem<StorageNode> item(@Nullable TreeItem<StorageNode> known, StorageNode row) {
        TreeItem<StorageNode> item = known == null ? new TreeItem<>(row) : known;
        if (known == null) {
            item.setExpanded(!(row.row() instanceof StorageRow.Unused || row.row() instanceof StorageRow.Period));
        }
        if (known == null || item.getValue() != row) {
            item.setValue(row);
            fill(item, row.children());
        }
        return item;
    }

    private void follow(Selection selection) {
        if (selection instanceof Selection.Refusal) {
            return;
        }
        if (selection instanceof Selection.None) {
            forget();
            return;
        }
        TreeItem<StorageNode> item = places.get(selection);
        if (item == null) {
            tree.getSelectionModel().clearSelection();
        } else if (tree.getSelectionModel().getSelectedItem() != item) {
            choose(item);
        }
    }

    /** What was selected may have gone, and its neighbour is not what a person chose. */
    private void forget() {
        TreeItem<StorageNode> chosen = tree.getSelectionModel().getSelectedItem();
        if (chosen != null && !(chosen.getValue().row().selects() instanceof Selection.None)) {
            tree.getSelectionModel().clearSelection();
        }
    }

    private void selected(@Nullable TreeItem<StorageNode> item) {
        if (!following && item != null && !item.getValue().row().selects().equals(session.frame().selection())) {
            session.select(item.getValue().row().selects());
        }
    }
}
