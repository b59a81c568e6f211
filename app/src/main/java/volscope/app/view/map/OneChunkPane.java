package volscope.app.view.map;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.ChunkRecord.Span;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.MarkedText;
import volscope.app.view.Palette;
import volscope.app.view.Parts;
import volscope.app.view.PixelPane;

/** A volume of one chunk: one sentence, one picture, two buttons, and the life of a chunk. */
final class OneChunkPane extends VBox {
    private static final Span ONLY = new Span(0, 1);
    private static final double WITH_LIFE = 420;
    private static final double ROOM_HIGH = 560;
    private static final double ROOM_WIDE = 960;
    private static final PseudoClass ROOMY = PseudoClass.getPseudoClass("roomy");

    private final Texts texts;
    private final Amounts amounts;
    private final Contents contents;
    private final Consumer<String> run;
    private final Palette palette = new Palette(this::repaint);
    private final StatePaint paint = new StatePaint(palette);
    private final List<PixelPane> painted = new java.util.ArrayList<>();

    OneChunkPane(Texts texts, Amounts amounts, Contents contents, Consumer<String> run) {
        this.texts = texts;
        this.amounts = amounts;
        this.contents = contents;
        this.run = run;
        setId("one-chunk");
        getStyleClass().add("one-chunk");
        setMinHeight(0);
        heightProperty().addListener((property, before, now) -> fit());
        widthProperty().addListener((property, before, now) -> fit());
    }

    /** Where there is no room for its life, the chunk alone. */
    private void fit() {
        pseudoClassStateChanged(ROOMY, getHeight() >= ROOM_HIGH && getWidth() >= ROOM_WIDE);
        if (!getChildren().isEmpty()) {
            Node life = getChildren().getLast();
            life.setVisible(getHeight() >= WITH_LIFE);
            life.setManaged(life.isVisible());
        }
    }

    private void repaint() {
        painted.forEach(PixelPane::repaint);
    }

    void show(MapContent content) {
        painted.clear();
        Moment moment = moment(content);
        Label headline = Parts.label(headline(content, moment), "display");
        headline.setWrapText(true);
        headline.setMinHeight(USE_PREF_SIZE);
        Region spring = new Region();
        VBox.setVgrow(spring, Priority.ALWAYS);
        getChildren().setAll(palette, headline, picture(content, moment), acts(content, moment), spring, life(content, moment));
        fit();
    }

    /** What there is to read. */
    private record Moment(ChunkState state, String lower, String upper, Optional<Long> slot) {
        boolean isShared() {
            return state == ChunkState.SHARED;
        }
    }

    private Moment moment(MapContent content) {
        Subject subject = content.subject();
        return new Moment(content.chunks().state(Side.SNAPSHOT, 0), contents.word(content.revision(), subject.info().origin(), 0),
                contents.word(content.revision(), subject.device(), 0), content.slot(0));
    }

    private String headline(MapContent content, Moment moment) {
        return texts.get("one.headline." + moment.state(), content.subject().origin(), content.subject().snapshot(), moment.lower(),
                moment.upper(), moment.slot().orElse(content.subject().info().nextFree()));
    }

    private Node picture(MapContent content, Moment moment) {
        Subject subject = content.subject();
        HBox readers = Parts.row("line", reader(subject.origin(), moment.lower()));
        if (moment.isShared()) {
            readers.getChildren().add(reader(subject.snapshot(), moment.upper()));
        }
        String hex = moment.lower().length() == 1
                ? texts.get("one.bytes", java.util.HexFormat.of().withUpperCase().toHexDigits((byte) moment.lower().charAt(0)))
                : texts.get("one.bytes", moment.lower());
        VBox left = new VBox(readers, Icons.of(Feather.ARROW_DOWN),
                card(content.chunks().state(Side.ORIGIN, 0), texts.get("chunk.title", 0L),
                        moment.lower(), hex, texts.get("one.readers", moment.isShared() ? 2L : 1L), "big-card"));
        left.getStyleClass().add("one-side");
        Region between = new Region();
        between.getStyleClass().add("one-between");
        HBox picture = Parts.row("one-picture", left, between, store(content, moment));
        picture.setMinHeight(USE_PREF_SIZE);
        return picture;
    }

    private Label reader(String volume, String word) {
        Label pill = Parts.label(texts.get("one.reads", volume, word), "pill");
        pill.setMinWidth(USE_PREF_SIZE);
        return pill;
    }

    private VBox card(ChunkState state, String number, String word, String below, String right, String style) {
        PixelPane band = new PixelPane(raster -> {
            raster.clear(palette.argb(Palette.Ink.RAISED));
            paint.area(raster, state, 0, 0, raster.width(), raster.height());
        });
        painted.add(band);
        band.setMinHeight(14);
        band.setPrefHeight(14);
        band.setMaxHeight(14);
        Label letter = Parts.label(word, "big-letter");
        VBox.setVgrow(letter, Priority.ALWAYS);
        letter.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        HBox head = Parts.row("line", Parts.label(texts.get("map.state." + state, "", ""), "small"), Parts.spring(),
                Parts.label(number, "sub"));
        HBox foot = Parts.row("line", Parts.label(below, "mono", "muted"), Parts.spring(), Parts.label(right, "sub"));
        VBox card = new VBox(band, head, letter, foot);
        card.getStyleClass().addAll("chunk-card", style);
        return card;
    }

    private Node store(MapContent content, Moment moment) {
        Subject subject = content.subject();
        StoreBytes bytes = StoreBytes.of(content.revision(), subject.info());
        HBox cards = Parts.row("one-store-cards");
        bytes.header().ifPresent(header -> cards.getChildren().addAll(
                plain(texts.get("one.header"), "0", "SnAp", texts.get("one.header.words", header.valid(), header.version(),
                        header.chunkSectors())),
                plain(texts.get("one.area"), "1", bytes.entry().map(entry -> texts.get("one.entry", entry.oldChunk(), entry.newChunk()))
                        .orElse(texts.get("one.no-entry")),
                        texts.get("map.entries", content.store().entries(0),
                                subject.info().entriesInArea()))));
        cards.getChildren().add(slot(content, moment));
        HBox head = Parts.row("line", Parts.label(texts.get("map.store"), "strong"),
                Parts.label(texts.get("one.store.of", subject.snapshot(),
                        amounts.bytes(subject.info().storeChunks() * subject.info().chunkBytes())), "sub"),
                Parts.spring(),
                Parts.label(subject.info().allocatedSectors() + "/" + subject.info().totalSectors() + " "
                        + subject.info().metadataSectors(), "mono"));
        VBox store = new VBox(head, cards);
        store.getStyleClass().add("one-store");
        return store;
    }

    private static VBox plain(String title, String number, String strong, String words) {
        Label more = Parts.label(words, "mono", "muted");
        more.setWrapText(true);
        VBox card = new VBox(Parts.row("line", Parts.label(title, "small"), Parts.spring(), Parts.label(number, "sub")),
                Parts.label(strong, "mono", "strong-mono"), more);
        card.getStyleClass().addAll("chunk-card", "small-card");
        return card;
    }

    private Node slot(MapContent content, Moment moment) {
        long slot = moment.slot().orElse(content.subject().info().nextFree());
        if (moment.slot().isPresent()) {
            String word = contents.word(content.revision(), content.subject().info().store(), slot * content.subject().info().chunkBytes());
            return card(moment.state(), texts.get("map.slot", slot), word, "", texts.get("one.reads-it", content.subject().snapshot()),
                    "big-card");
        }
        boolean room = content.subject().info().writesLeft() > 0;
        Label letter = Parts.label(room ? moment.lower() : "", "big-letter", "coming");
        VBox.setVgrow(letter, Priority.ALWAYS);
        letter.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        VBox card = new VBox(Parts.row("line", Parts.label(texts.get(room ? "map.free" : "one.full"), "small"), Parts.spring(),
                Parts.label(texts.get("map.slot", slot), "sub")), letter,
                Parts.label(texts.get("one.copied-first", moment.lower()), "sub"));
        card.getStyleClass().addAll("chunk-card", "big-card", "ghost-card");
        return card;
    }

    private Node acts(MapContent content, Moment moment) {
        Subject subject = content.subject();
        String first = Contents.next(moment.lower());
        String second = Contents.next(first);
        Button lower = write("write-origin", subject.origin(), first, MapLines.write(subject, subject.originPath(), ONLY, first), "main");
        Button upper = write("write-snapshot", subject.snapshot(), second, MapLines.write(subject, subject.path(), ONLY, second), "plain");
        Node then = MarkedText.flow(texts.get("one.then." + moment.state(), subject.origin(), subject.snapshot(), first, moment.lower(),
                moment.upper()), "one-then");
        HBox.setHgrow(then, Priority.ALWAYS);
        HBox acts = Parts.row("one-acts", lower, upper, then);
        acts.setMinHeight(USE_PREF_SIZE);
        return acts;
    }

    private Button write(String id, String volume, String letter, String line, String style) {
        Button button = Parts.button(Feather.EDIT_2, texts.get("map.menu.write", volume, letter), style);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(line));
        button.setOnAction(event -> run.accept(line));
        return button;
    }

    private Node life(MapContent content, Moment moment) {
        Subject subject = content.subject();
        HBox steps = Parts.row("life-steps", step(ChunkState.SHARED, moment, subject), arrow("one.life.origin", subject),
                step(ChunkState.COPIED, moment, subject), arrow("one.life.snapshot", subject), step(ChunkState.OWN, moment, subject));
        VBox life = new VBox(MarkedText.flow(texts.get("one.life")), steps);
        life.getStyleClass().add("life");
        life.setMinHeight(USE_PREF_SIZE);
        return life;
    }

    private Node arrow(String key, Subject subject) {
        VBox arrow = new VBox(Parts.label(texts.get(key, subject.origin(), subject.snapshot()), "sub"), Icons.of(Feather.ARROW_RIGHT));
        arrow.getStyleClass().add("life-arrow");
        return arrow;
    }

    private Node step(ChunkState state, Moment moment, Subject subject) {
        PixelPane swatch = new PixelPane(raster -> {
            raster.clear(palette.argb(Palette.Ink.RAISED));
            paint.area(raster, state, 0, 0, raster.width(), raster.height());
        });
        painted.add(swatch);
        swatch.setMinSize(18, 18);
        swatch.setMaxSize(18, 18);
        VBox words = new VBox(Parts.label(texts.get("map.state." + state, subject.snapshot(), subject.origin()), "strong"),
                Parts.label(texts.get("one.life." + state, subject.snapshot()), "sub"));
        HBox step = Parts.row("life-step", swatch, words);
        if (state == moment.state()) {
            step.getStyleClass().add("current");
        }
        return step;
    }
}
