package volscope.app.view.storage;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Desk;
import volscope.app.view.Icons;
import volscope.app.view.JointAct;
import volscope.app.view.KeyWords;
import volscope.app.view.Tool;

/**
 * What can be done with the row under the pointer: every act that is offered there and has something to act on. The pointer on one shows its
 * line and what that would do.
 */
final class StorageMenu {
    private final List<Tool> tools;
    private final Session session;
    private final Texts texts;
    private final ContextMenu menu = new ContextMenu();
    private Optional<Desk> desk = Optional.empty();
    private Supplier<Optional<Point2D>> row = Optional::empty;
    private Supplier<List<Selection.Volume>> chosen = List::of;

    @Inject
    StorageMenu(Set<Tool> tools, Session session, Texts texts) {
        this.tools = tools.stream().sorted(Comparator.comparingInt(Tool::rank)).toList();
        this.session = session;
        this.texts = texts;
        menu.setId("storage-menu");
        menu.setOnShowing(event -> refresh());
        menu.setOnShown(event -> menu.getItems().forEach(this::watch));
        menu.setOnHidden(event -> desk.ifPresent(window -> window.point(Optional.empty())));
        refresh();
    }

    ContextMenu menu() {
        return menu;
    }

    void sitAt(Desk window) {
        desk = Optional.of(window);
    }

    /** The forms of acts point there. */
    void pointsAt(Supplier<Optional<Point2D>> selected) {
        row = selected;
    }

    /** Where several volumes are chosen, the menu is about all of them. */
    void actsOn(Supplier<List<Selection.Volume>> volumes) {
        chosen = volumes;
    }

    /** An act on all that are chosen, if there are several. */
    Optional<JointAct> together(String act) {
        List<Selection.Volume> volumes = chosen.get();
        return allowed(session.frame(), volumes).filter(deed -> deed.name().equals(act)).findFirst()
                .map(deed -> new JointAct(words(deed, volumes), deed.line()));
    }

    private String words(Together.Deed deed, List<Selection.Volume> volumes) {
        return texts.get("storage.many." + deed.name(), volumes.size());
    }

    /** Opens at an act on all that are chosen, with its line and what that would do; false if there is none such. */
    boolean opens(String act, Node owner) {
        if (allowed(session.frame(), chosen.get()).noneMatch(deed -> deed.name().equals(act))) {
            return false;
        }
        Point2D at = row.get().orElseGet(() -> owner.localToScreen(0, 0));
        menu.show(owner, at.getX(), at.getY());
        menu.getItems().stream().filter(item -> item.getUserData() instanceof Together.Deed deed && deed.name().equals(act))
                .flatMap(item -> Optional.ofNullable(item.getStyleableNode()).stream()).findFirst().ifPresent(Node::requestFocus);
        return true;
    }

    /** What several volumes can be told by one line, as far as it is not locked. */
    private static Stream<Together.Deed> allowed(Frame frame, List<Selection.Volume> volumes) {
        return volumes.size() < 2
                ? Stream.empty()
                : Together.deeds(frame, volumes).stream().filter(deed -> !frame.isLocked(deed.line()));
    }

    private void refresh() {
        List<Selection.Volume> several = chosen.get();
        if (several.size() > 1) {
            menu.getItems().setAll(together(several));
            return;
        }
        // The click that asks for the menu selects its row; the frame of that is not drawn yet.
        Frame frame = session.frame();
        List<MenuItem> items = new ArrayList<>();
        if (frame.selection() instanceof Selection.Volume) {
            items.add(item("storage-open", texts.get("storage.open"), Feather.GRID, () -> desk.ifPresent(window -> window.open("map"))));
        }
        int together = 0;
        for (Tool tool : tools) {
            if (tool.isOfferedOn(frame.selection()) && tool.line(frame).filter(line -> !frame.isLocked(line)).isPresent()) {
                if (!items.isEmpty() && tool.rank() / Tool.TOGETHER != together) {
                    items.add(new SeparatorMenuItem());
                }
                together = tool.rank() / Tool.TOGETHER;
                MenuItem item = item("storage-" + tool.name(), words(tool), tool.icon(),
                        () -> desk.ifPresent(window -> window.act(tool.name(), row.get())));
                item.setUserData(tool.name());
                items.add(item);
            }
        }
        menu.getItems().setAll(items);
    }

    /** The name of an act, and its keys. */
    private String words(Tool tool) {
        String name = texts.get("tool." + tool.name());
        return tool.keys().isEmpty() ? name : name + "  " + KeyWords.of(tool.keys(), texts);
    }

    private List<MenuItem> together(List<Selection.Volume> volumes) {
        Frame frame = session.frame();
        List<MenuItem> items = new ArrayList<>();
        if (volumes.size() == 2) {
            items.add(item("storage-compare", texts.get("storage.compare"), Feather.COLUMNS, () -> compare(volumes)));
            items.add(new SeparatorMenuItem());
        }
        allowed(frame, volumes).forEach(deed -> {
            MenuItem item = item("storage-many-" + deed.name(), words(deed, volumes), deed.icon(), () -> {
                var _ = session.run(deed.line(), Act.Source.POINTED);
            });
            item.setUserData(deed);
            items.add(item);
        });
        return items;
    }

    /** The one that was selected first is one side, the other one the other. */
    private void compare(List<Selection.Volume> volumes) {
        volumes.forEach(session::select);
        desk.ifPresent(window -> window.open("compare"));
    }

    private static MenuItem item(String id, String words, Feather icon, Runnable action) {
        MenuItem item = new MenuItem(words, Icons.of(icon));
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void foresee(Together.Deed deed, boolean pointed) {
        if (pointed) {
            var _ = session.foresee(deed.line());
        } else {
            session.forget();
        }
    }

    /** An item has the keys while the pointer or the keys are on it. */
    private void watch(MenuItem item) {
        Optional<Node> node = Optional.ofNullable(item.getStyleableNode());
        if (item.getUserData() instanceof String tool) {
            node.ifPresent(shown -> shown.focusedProperty().addListener((property, before, now) -> desk
                    .ifPresent(window -> window.point(now ? Optional.of(tool) : Optional.empty()))));
        } else if (item.getUserData() instanceof Together.Deed deed) {
            node.ifPresent(shown -> shown.focusedProperty().addListener((property, before, now) -> foresee(deed, now)));
        }
    }
}
