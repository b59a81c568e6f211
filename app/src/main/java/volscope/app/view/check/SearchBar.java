package volscope.app.view.check;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Amounts;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.app.view.Parts;
import volscope.model.machine.Exploration;
import volscope.model.machine.Exploration.Broken;
import volscope.model.machine.Exploration.Kept;
import volscope.model.machine.Exploration.Stopped;
import volscope.model.machine.Exploration.Unfit;
import volscope.model.machine.Exploration.Unopened;
import volscope.model.machine.Exploration.Verdict;
import volscope.model.machine.Exploration.World;

/** Starts a search, shows how far it is, stops it, and opens what it found. */
final class SearchBar extends HBox {
    private static final long UNTOLD = -1;

    private final Optional<Searcher> searcher;
    private final InstantSource clock;
    private final Texts texts;
    private final Amounts amounts;
    private final Sentences sentences;
    private final Consumer<String> opener;
    private final Button start;
    private final Button stop;
    private final Button open;
    private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Label words = Parts.label("", "sub");
    private final AtomicLong states = new AtomicLong(UNTOLD);
    private Supplier<List<World>> worlds = List::of;
    private String topic = "";
    private Searcher.Search search = new Searcher.Search();
    private Instant begun = Instant.EPOCH;

    /**
     * @param opener
     *            opens a script that was found
     */
    SearchBar(Optional<Exploration> exploration, InstantSource clock, Texts texts, Amounts amounts, Sentences sentences,
            Consumer<String> opener) {
        this.searcher = exploration.map(Searcher::new);
        this.clock = clock;
        this.texts = texts;
        this.amounts = amounts;
        this.sentences = sentences;
        this.opener = opener;
        start = Parts.button(Feather.SEARCH, texts.get("checker.search"), "outlined");
        start.setId("check-search");
        start.setOnAction(event -> start());
        start.setDisable(searcher.isEmpty());
        stop = Parts.button(Feather.X, texts.get("checker.stop"), "quiet");
        stop.setId("check-stop");
        stop.setOnAction(event -> search.stop());
        open = Parts.button(Feather.PLAY, texts.get("checker.open"), "main");
        open.setId("check-open");
        words.setId("check-words");
        words.setWrapText(true);
        words.setText(searcher.isEmpty() ? texts.get("checker.no-search") : "");
        List.of(start, stop, open).forEach(button -> button.setMinWidth(USE_PREF_SIZE));
        bar.setAccessibleText(texts.get("checker.search"));
        getStyleClass().add("check-search");
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(start, stop, bar, open, words);
        ended();
    }

    /** Offers to search these worlds, which are looked up when it begins; a search that goes on goes on. */
    void offer(String next, String kernel, Supplier<List<World>> found) {
        worlds = found;
        start.setTooltip(new Tooltip(texts.get("checker.search.tip", kernel)));
        if (!next.equals(topic) && stop.isDisabled()) {
            Parts.shown(open, false);
            words.setText(searcher.isEmpty() ? texts.get("checker.no-search") : "");
        }
        topic = next;
    }

    private void start() {
        searcher.ifPresent(able -> {
            search = new Searcher.Search();
            begun = clock.instant();
            Parts.shown(open, false);
            start.setDisable(true);
            stop.setDisable(false);
            Parts.shown(bar, true);
            words.setText(texts.get("checker.progress", amounts.count(0), amounts.count(0)));
            var _ = able.start(search, worlds.get(), this::met).whenComplete((verdict, failed) -> Platform.runLater(() -> {
                ended();
                words.setText(failed == null ? said(verdict) : String.valueOf(failed.getMessage()));
            }));
        });
    }

    /** Is told from another thread: of what comes faster than it is shown, the newest. */
    private void met(long now) {
        if (states.getAndSet(now) == UNTOLD) {
            Platform.runLater(() -> {
                long newest = states.getAndSet(UNTOLD);
                if (!stop.isDisabled()) {
                    words.setText(texts.get("checker.progress", amounts.count(newest), amounts.count(rate(newest))));
                }
            });
        }
    }

    private long rate(long done) {
        return done * 1000 / Math.max(1, Duration.between(begun, clock.instant()).toMillis());
    }

    private void ended() {
        start.setDisable(searcher.isEmpty());
        stop.setDisable(true);
        Parts.shown(bar, false);
        Parts.shown(open, false);
    }

    private String said(Verdict verdict) {
        return switch (verdict) {
            case Kept kept -> texts.get("checker.kept", amounts.count(kept.states()));
            case Stopped stopped -> texts.get("checker.stopped", amounts.count(stopped.states()));
            case Broken broken -> {
                String script = String.join("\n", broken.script()) + "\n";
                Parts.shown(open, true);
                open.setOnAction(event -> opener.accept(script));
                yield texts.get("checker.broken", amounts.count(broken.states()), sentences.check(broken.finding()));
            }
            case Unopened unopened -> sentences.sentence(unopened.refused());
            case Unfit unfit -> texts.get("check.unfit." + unfit.reason(), texts.get("checker.lab"), unfit.line());
        };
    }
}
