package volscope.app.display;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.stage.Screen;

/** Another program that runs beside the window, at the right of the screen. */
final class Neighbour implements AutoCloseable {
    private static final double FROM_RIGHT = 140;
    private static final double INSIDE = 60;

    private final Process process;
    private final BufferedReader said;
    private final PrintStream told;
    private final Point2D place;

    Neighbour() {
        place = new Point2D(Screen.getPrimary().getBounds().getWidth() - FROM_RIGHT, FROM_RIGHT);
        try {
            process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-Dprism.order=sw",
                    "-Dglass.gtk.uiScale=" + System.getProperty("glass.gtk.uiScale", "100%"),
                    "-Djavafx.cachedir=" + System.getProperty("javafx.cachedir"), "-cp", System.getProperty("java.class.path"),
                    OtherClient.class.getName(), Double.toString(place.getX()), Double.toString(place.getY())))
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        said = process.inputReader(StandardCharsets.UTF_8);
        told = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        expect("ready");
        Hand.hover(handle(), "its window is there", () -> tell("under").equals("yes"));
    }

    /** Tells it something and gives its answer. */
    String tell(String line) {
        told.println(line);
        return hear();
    }

    /** The next thing that it says. */
    String hear() {
        try {
            return String.valueOf(said.readLine());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void expect(String words) {
        String first = hear();
        if (!first.equals(words)) {
            throw new AssertionError(first);
        }
    }

    /** Drags what it carries to a place; the button stays down. */
    void drag(Point2D to) {
        Hand.moveTo(handle());
        Hand.tool("mousedown", 1);
        Hand.hover(handle().subtract(INSIDE / 2, 0), "it lets go", () -> tell("dragged").equals("yes"));
        Hand.glide(handle(), to);
    }

    private Point2D handle() {
        return place.add(INSIDE, INSIDE);
    }

    @Override
    public void close() {
        told.close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
