package volscope.app.view.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Bet;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** The prediction that is made before a play. */
final class BetCard extends VBox {
    private final Session session;
    private final Texts texts;
    private final Map<Bet, BetFields> fields = new LinkedHashMap<>();
    private final Label contradiction = Parts.label("", "contradiction");
    private final Button play;
    private final Button skip;
    private List<Bet> drawn = List.of();

    BetCard(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
        setId("bet-card");
        getStyleClass().addAll("card", "bet-card");
        contradiction.setGraphic(Icons.small(Feather.INFO));
        contradiction.setWrapText(true);
        contradiction.setId("contradiction");
        play = Parts.button(Feather.PLAY, texts.get("bet.play"), "main");
        play.setId("bet-play");
        play.setOnAction(event -> {
            var _ = session.play();
        });
        skip = new Button(texts.get("bet.skip"));
        skip.setId("bet-skip");
        play.setMinWidth(USE_PREF_SIZE);
        skip.setMinWidth(USE_PREF_SIZE);
        skip.getStyleClass().add("quiet");
        skip.setTooltip(new Tooltip(texts.get("bet.skip.tip")));
        skip.setOnAction(event -> {
            var _ = session.playWithoutBet();
        });
    }

    void show(Frame frame, Attempt attempt) {
        List<Bet> open = attempt.open();
        if (!open.equals(drawn)) {
            drawn = open;
            draw();
        }
        setVisible(!open.isEmpty());
        setManaged(isVisible());
        fields.forEach((bet, field) -> field.show(attempt.wager(bet)));
        play.setDisable(!attempt.isAnswered() || frame.activity() == Frame.Activity.RUNNING);
        skip.setDisable(frame.activity() == Frame.Activity.RUNNING);
        contradiction.setVisible(false);
        attempt.contradiction().filter(found -> isOfOneSnapshot(frame, attempt)).ifPresent(found -> {
            contradiction.setVisible(true);
            contradiction.setText(texts.get("bet.contradiction", found.marked(), found.said()));
        });
        contradiction.setManaged(contradiction.isVisible());
    }

    /** Of several snapshots each copies a chunk for itself. */
    private static boolean isOfOneSnapshot(Frame frame, Attempt attempt) {
        return attempt.marking().flatMap(bet -> frame.facts().groups().stream().flatMap(group -> group.volumes().stream())
                .filter(volume -> volume.name().equals(bet.subject())).findFirst())
                .filter(volume -> frame.facts().snapshotsOf(volume).size() == 1).isPresent();
    }

    private void draw() {
        fields.clear();
        drawn.forEach(bet -> fields.put(bet, new BetFields(bet, session, texts, this::enter)));
        Label title = Parts.label(texts.get("bet.title"), "strong", "card-title");
        title.setGraphic(Icons.of(Feather.TARGET));
        FlowPane buttons = new FlowPane(play, skip);
        buttons.getStyleClass().add("bet-buttons");
        List<Node> nodes = new ArrayList<>(List.of(title));
        if (fields.values().stream().allMatch(BetFields::isShort)) {
            nodes.add(MarkedText.flow(drawn.stream().map(Bet::ask).distinct().collect(Collectors.joining(" "))));
            nodes.addAll(fields.values());
        } else {
            fields.values().forEach(field -> nodes.add(field.asked()));
        }
        nodes.add(contradiction);
        nodes.add(buttons);
        getChildren().setAll(nodes);
        String line = drawn.stream().map(Bet::play).findFirst().orElse("");
        play.setText(texts.get(line.isEmpty() ? "bet.lock" : "bet.play"));
        play.setTooltip(new Tooltip(line.isEmpty() ? texts.get("bet.lock.tip") : Texts.plain(texts.get("bet.play.tip", line))));
    }

    private void enter() {
        if (!play.isDisabled()) {
            play.fire();
        }
    }

    /** Gives the keys to the first field; tells whether there is one. */
    boolean focusFirst() {
        fields.values().stream().findFirst().ifPresent(BetFields::focusFirst);
        return !fields.isEmpty();
    }
}
