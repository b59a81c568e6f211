package volscope.app.view.record;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lesson.Reply;
import volscope.app.lesson.draft.Piece;
import volscope.app.lesson.draft.Wording;
import volscope.app.lesson.file.Block;
import volscope.app.lesson.predicate.Moment;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;

/** A bet on a number or on marked chunks: its question, what is measured, and what that comes to. */
final class BetRow extends VBox {
    private static final String CONSTANT = "constant";
    private static final List<String> OF_VOLUME = List.of("exceptions", "free_slots", "snapshots", "events");

    private static final List<String> OF_ORIGIN = List.of("copied");
    private static final List<String> OF_SNAPSHOT = List.of("stored", "shared");

    private final SheetModel model;
    private final Texts texts;
    private final int step;
    private final TextField ask;
    private Piece piece;

    BetRow(SheetModel model, Texts texts, int step, Piece first, int index) {
        this.model = model;
        this.texts = texts;
        this.step = step;
        this.piece = first;
        getStyleClass().addAll("card", "bet-card", "sheet-bet");
        String id = "sheet-bet-" + step + "-" + index;
        Label title = Parts.label(texts.get("bet.title"), "strong", "card-title");
        title.setGraphic(Icons.of(Feather.TARGET));
        Button remove = Parts.iconButton(Feather.X, texts.get("record.bet.remove", step + 1, index + 1));
        remove.setId(id + "-remove");
        remove.getStyleClass().add("compact");
        remove.setOnAction(
                event -> model.change(draft -> draft.with(step, one -> one.replacing(find(), new Piece(piece.kind(), piece.name(),
                        List.of())))));
        ask = Fields.line(id + "-ask", texts.get("record.bet.ask", step + 1, index + 1), piece.part("ask"),
                typed -> put(piece.with("ask", typed)));
        String measure = Wording.measured(piece);
        var what = Fields.choice(id + "-measure", texts.get("record.bet.measure", step + 1, index + 1), measures(model, measure), measure,
                model.wording()::measure, this::measure);
        CheckBox constant = new CheckBox(texts.get("record.bet.constant"));
        constant.setId(id + "-constant");
        constant.setAccessibleText(texts.get("record.of-step", texts.get("record.bet.constant"), step + 1));
        constant.setSelected(piece.lines().contains(CONSTANT));
        constant.setOnAction(event -> put(constant(piece, constant.isSelected())));
        Label truth = Parts.label("", "sub");
        truth.setId(id + "-truth");
        model.measure(step, piece, found -> truth.setText(
                found.map(Reply::written).map(written -> texts.get("record.bet.truth", written)).orElse("")));
        getChildren().setAll(Parts.row("command-row", title, Parts.spring(), remove), ask,
                Parts.row("command-row", what, truth, Parts.spring(),
                        constant));
    }

    /** The field of its question. */
    TextField ask() {
        return ask;
    }

    /** The piece as it stands in the draft now. */
    private Piece find() {
        return model.draft().steps().get(step).pieces().stream().filter(one -> one.equals(piece)).findFirst().orElse(piece);
    }

    private void put(Piece next) {
        Piece old = find();
        model.type(draft -> draft.with(step, one -> one.replacing(old, next)));
        piece = next;
    }

    private void measure(String measure) {
        String asked = model.wording().question(Wording.measured(piece));
        Piece next = piece.with("answer", measure).with("kind", model.wording().kind(measure).replaceFirst("kind: ", ""));
        Piece old = find();
        Piece last = piece.part("ask").equals(asked) ? next.with("ask", model.wording().question(measure)) : next;
        model.change(draft -> draft.with(step, one -> one.replacing(old, last)));
    }

    private static Piece constant(Piece piece, boolean on) {
        List<String> lines = new ArrayList<>(piece.lines());
        lines.remove(CONSTANT);
        if (on) {
            lines.add(CONSTANT);
        }
        return new Piece(piece.kind(), piece.name(), List.copyOf(lines));
    }

    /** Whether a block is a bet that a row can show. */
    static boolean isOne(Piece piece) {
        return piece.kind() == Block.Kind.PREDICT && !piece.part("kind").contains("each kernel") && !Wording.measured(piece).isEmpty();
    }

    /** What can be bet on. */
    static List<String> measures(SheetModel model, String now) {
        Set<String> all = new LinkedHashSet<>(List.of("copies"));
        model.trial().ifPresent(trial -> {
            Moment end = trial.world().now();
            end.volumes().forEach(volume -> OF_VOLUME.stream()
                    .filter(property -> property.equals("snapshots") == volume.origin().isEmpty() || property.equals("events"))
                    .forEach(property -> all.add(volume.name() + " " + property)));
            end.volumes().forEach(volume -> (volume.origin().isEmpty() ? OF_ORIGIN : OF_SNAPSHOT)
                    .forEach(chunks -> all.add(chunks + " chunks of " + volume.name())));
        });
        all.add("volumes");
        return Stream.concat(all.stream(), Optional.of(now).filter(one -> !one.isEmpty()).stream()).distinct().toList();
    }
}
