package volscope.app.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import volscope.app.lab.Sandbox;

/** Forms, menus and sheets stand on the screen, wherever on it the window is. */
class FormsTest extends DisplayWindow {
    private Rectangle2D screen() {
        return Screen.getPrimary().getBounds();
    }

    private void stand(double right, double down) {
        moveAside();
        interact(() -> {
            stage().setX(right * (screen().getWidth() - stage().getWidth()));
            stage().setY(down * (screen().getHeight() - stage().getHeight()));
        });
        Hand.await("the window stands there",
                () -> Math.abs(stage().getX() - right * (screen().getWidth() - stage().getWidth())) <= SLACK
                        && Math.abs(stage().getY() - down * (screen().getHeight() - stage().getHeight())) <= 40);
    }

    /** Where popups are seen; their shadows may lie beyond the screen. */
    private List<Rectangle2D> popups() {
        return Hand.on(() -> Window.getWindows().stream().filter(PopupWindow.class::isInstance).filter(Window::isShowing)
                .flatMap(window -> window.getScene().getRoot().getChildrenUnmodifiable().stream()).filter(Node::isVisible)
                .map(node -> node.localToScreen(node.getLayoutBounds()))
                .map(seen -> new Rectangle2D(seen.getMinX(), seen.getMinY(), seen.getWidth(), seen.getHeight())).toList());
    }

    @Test
    void theMenuOfARowOpensWhereThePointerIsAndItsFormByMouse() {
        assertThat(labs.open(Sandbox.SMALL.lab()).join()).isEmpty();
        settle();
        stand(1, 1);
        Hand.moveTo(Hand.middle(row("snap1")));
        Hand.tool("click", 3);
        Hand.await("the menu", () -> Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance));
        assertThat(popups()).allMatch(screen()::contains);
        Hand.click(lookup("#storage-extend").query());
        Hand.await("the form", () -> lookup("#act-run").tryQuery().isPresent());
        Hand.await("on the screen", () -> popups().stream().allMatch(screen()::contains));
        Hand.click(lookup("#act-run").query());
        Hand.await("it ran", () -> frame().history().lastAct().filter(act -> act.line().startsWith("lvextend")).isPresent());
        assertThat(popups()).isEmpty();
    }

    @Test
    void keysReachAFormAndEscapeClosesIt() {
        assertThat(labs.open(Sandbox.SMALL.lab()).join()).isEmpty();
        settle();
        Hand.click(row("lv0"));
        Hand.key("Insert");
        Hand.await("the form", () -> lookup("#snapshot-name").tryQuery().isPresent());
        Hand.key("ctrl+a");
        Hand.type("night");
        Hand.await("the line", () -> lookup("#act-line").queryTextInputControl().getText().contains("-n night"));
        Hand.key("Escape");
        Hand.await("closed", () -> popups().isEmpty());
        assertThat(frame().facts().volume("vg0", "night")).isEmpty();
    }
}
