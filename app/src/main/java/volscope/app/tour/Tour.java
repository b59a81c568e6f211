package volscope.app.tour;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import volscope.app.cli.Transcript;
import volscope.app.lab.TourStop;
import volscope.app.session.Session;
import volscope.app.session.Track;
import volscope.app.shell.MainWindow;
import volscope.app.shell.Theme;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.model.explain.Explanation;
import volscope.model.machine.Opening;
import volscope.model.machine.Run;
import volscope.model.machine.ScriptLine;

/** Plays the stops of the tour in the window: each one's transcript on standard output, its pictures in a folder. */
public final class Tour {
    private static final Shot.Size SIZE = Shot.Size.LAPTOP;
    private static final int SETTLED = 3;

    private final Session session;
    private final MainWindow window;
    private final Sentences sentences;
    private final PrintStream out;

    @Inject
    Tour(Session session, MainWindow window, Sentences sentences, PrintStream out) {
        this.session = session;
        this.window = window;
        this.sentences = sentences;
        this.out = out;
    }

    /** Plays the tour. Not to be called on the JavaFX thread. */
    public void play(Path folder) {
        Pictures pictures = new Pictures(folder);
        onScreen(this::showWindow).join();
        for (TourStop stop : TourStop.all()) {
            play(stop);
            for (Theme theme : Theme.values()) {
                take(pictures, stop.name() + "-" + theme.name().toLowerCase(Locale.ROOT), theme);
            }
        }
        out.flush();
    }

    private void showWindow() {
        Stage stage = new Stage();
        // Left to itself a headless screen puts a wide window beyond its left edge.
        stage.setX(0);
        stage.setY(0);
        window.show(stage);
    }

    private void play(TourStop stop) {
        if (!(session.open(stop.name(), stop.lab().script(), Optional.empty()).join() instanceof Opening.Lab lab)) {
            throw new IllegalStateException("the lab " + stop.name() + " does not open");
        }
        Transcript transcript = new Transcript(sentences, out);
        for (ScriptLine line : lab.lines()) {
            if (line.runs()) {
                List<Run> runs = session.runAll(List.of(line)).join();
                transcript.ran(line, runs.getFirst());
                runs.getFirst().explanation().ifPresent(this::explain);
            } else {
                transcript.skipped(line);
            }
        }
        transcript.ended();
        Track.of(session.frame().history()).lastCopy(session::revision).ifPresent(session::select);
        // After the frame of the selection, which may open another panel.
        Pulses.after(SETTLED).join();
        onScreen(() -> window.open(panel(stop))).join();
    }

    /** Says in comments why a line was refused, and what would work. */
    private void explain(Explanation why) {
        comment(sentences.title(why.rule()) + ". " + sentences.sentence(why.rule()));
        why.facts().forEach(fact -> comment("- " + sentences.sentence(fact)));
        why.waysOut().forEach(way -> comment("> " + sentences.title(way.kind()) + ": " + String.join("; ", way.lines())));
    }

    private void comment(String marked) {
        out.print("# " + Texts.plain(marked) + "\n");
    }

    /** Where no page is mapped the copies are seen in the map. */
    private String panel(TourStop stop) {
        return stop.panel().equals("pages") && session.frame().facts().mappings().isEmpty() ? "map" : stop.panel();
    }

    private void take(Pictures pictures, String name, Theme theme) {
        onScreen(() -> {
            window.setTheme(theme);
            // The screen may be smaller than the picture.
            window.scene().getRoot().resize(SIZE.width, SIZE.height);
        }).join();
        WritableImage picture = Pulses.after(SETTLED).thenApply(done -> Screenshot.of(window.scene(), SIZE.width, SIZE.height)).join();
        try {
            pictures.write(name, picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompletableFuture<Void> onScreen(Runnable task) {
        return CompletableFuture.runAsync(task, Platform::runLater);
    }
}
