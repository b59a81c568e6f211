package volscope.app.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volscope.app.lab.Sandbox;
import volscope.app.session.Act;

/** The window under a window manager: it is placed, resized, maximised, put away, fills the screen, is called something and is closed. */
class WindowManagerTest extends DisplayWindow {
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 540;

    @TempDir
    private Path folder = Path.of("");

    private Rectangle2D screen() {
        return Screen.getPrimary().getVisualBounds();
    }

    private Region drawn() {
        return (Region) stage().getScene().getRoot();
    }

    private void drawnWhole() {
        Hand.await("what is drawn fills the window", () -> drawn().getWidth() == stage().getScene().getWidth()
                && drawn().getHeight() == stage().getScene().getHeight() && stage().getScene().getWidth() > stage().getWidth() - 40);
    }

    @Test
    void itOpensAtItsSizeWholeOnTheScreenInAFrame() {
        Rectangle2D frame = frameOfWindow();
        assertThat(frame.getWidth()).isEqualTo(Math.min(1280, screen().getWidth()));
        assertThat(frame.getHeight()).isEqualTo(Math.min(800, screen().getHeight()));
        assertThat(screen().contains(frame)).as("%s in %s", frame, screen()).isTrue();
        drawnWhole();
    }

    @Test
    void itCanNotBeMadeSmallerThanItsContentsNeed() {
        moveAside();
        Hand.await("as small as may be", () -> Math.abs(stage().getScene().getWidth() - LEAST_WIDTH) <= SLACK
                && Math.abs(stage().getScene().getHeight() - LEAST_HEIGHT) <= SLACK);
        Rectangle2D least = frameOfWindow();
        resize(200, 150);
        Hand.await("larger", () -> stage().getWidth() >= least.getWidth() + 150 && stage().getHeight() >= least.getHeight() + 100);
        drawnWhole();
        resize(-700, -500);
        Hand.await("no smaller than before",
                () -> stage().getWidth() <= least.getWidth() + SLACK && stage().getHeight() <= least.getHeight() + SLACK);
        assertThat(frameOfWindow().getWidth()).isCloseTo(least.getWidth(), org.assertj.core.data.Offset.offset(SLACK));
        assertThat(frameOfWindow().getHeight()).isCloseTo(least.getHeight(), org.assertj.core.data.Offset.offset(SLACK));
        drawnWhole();
    }

    /** Takes the lower right part of the window as window managers have it: the right button while Alt is down. */
    private void resize(double dx, double dy) {
        Rectangle2D frame = frameOfWindow();
        Point2D corner = new Point2D(frame.getMaxX() - 30, frame.getMaxY() - 30);
        Hand.tool("keydown", "alt");
        Hand.drag(corner, corner.add(dx, dy), 3);
        Hand.release(3);
        Hand.tool("keyup", "alt");
    }

    @Test
    void itIsMaximisedAndComesBack() {
        moveAside();
        Hand.click(titleBar(), 2);
        Hand.await("maximised", () -> stage().isMaximized() && stage().getWidth() >= screen().getWidth() - SLACK);
        drawnWhole();
        Hand.click(titleBar(), 2);
        // How large it is then is between the toolkit and the window manager.
        Hand.await("maximised no more", () -> !stage().isMaximized());
        drawnWhole();
    }

    @Test
    void itIsPutAwayAndComesBackAtWork() {
        interact(() -> window().home());
        String id = Hand.tool("getactivewindow");
        Hand.tool("windowminimize", id);
        Hand.await("put away", () -> stage().isIconified());
        Hand.tool("windowactivate", "--sync", id);
        Hand.await("back", () -> !stage().isIconified() && stage().isFocused());
        Hand.click(lookup("#sandbox-tiny").query());
        Hand.await("the lab is open",
                () -> window().scene().lookup("#storage") != null && frame().facts().volume("vg0", "lv0").isPresent());
    }

    @Test
    void itFillsTheScreenWhilePresenting() {
        assertThat(labs.open(Sandbox.SMALL.lab()).join()).isEmpty();
        settle();
        Rectangle2D before = frameOfWindow();
        Hand.click(row("lv0"));
        Hand.key("ctrl+alt+p");
        Rectangle2D all = Screen.getPrimary().getBounds();
        Hand.await("the whole screen", () -> stage().isFullScreen() && stage().getScene().getWidth() == all.getWidth()
                && stage().getScene().getHeight() == all.getHeight());
        drawnWhole();
        Hand.key("Escape");
        Hand.await("a window again", () -> !stage().isFullScreen() && Math.abs(stage().getWidth() - before.getWidth()) <= SLACK
                && Math.abs(stage().getHeight() - before.getHeight()) <= SLACK);
        drawnWhole();
    }

    @Test
    void itIsCalledAsTheFileThatIsOpen() throws Exception {
        interact(() -> window().home());
        called("Volscope");
        Path file = folder.resolve("mine.lab");
        Files.writeString(file, "vgcreate vg0 /dev/vda\n");
        openFile(file);
        called("mine.lab \u2013 Volscope");
        assertThat(labs.save(folder.resolve("other.lab"))).isEmpty();
        called("other.lab \u2013 Volscope");
        assertThat(labs.open(Sandbox.TINY.lab()).join()).isEmpty();
        called("tiny \u2013 Volscope");
    }

    private void called(String name) {
        String id = Hand.tool("getactivewindow");
        Hand.awaitAside(name, () -> Hand.tool("getwindowname", id).equals(name));
    }

    @Test
    void itIsClosedWithoutAQuestionAndTheFileHasWhatRan() throws Exception {
        Path file = folder.resolve("kept.lab");
        Files.writeString(file, "vgcreate vg0 /dev/vda\n");
        openFile(file);
        session.run("lvcreate -L 16M -n lv0 vg0", Act.Source.TYPED).join();
        settle();
        Hand.click(row("lv0"));
        Hand.key("alt+F4");
        Hand.await("closed", () -> !stage().isShowing());
        assertThat(Files.readAllLines(file)).containsExactly("vgcreate vg0 /dev/vda", "lvcreate -L 16M -n lv0 vg0");
        assertThat(javafx.stage.Window.getWindows()).isEmpty();
    }
}
