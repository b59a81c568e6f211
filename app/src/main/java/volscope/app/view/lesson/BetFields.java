package volscope.app.view.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Reply;
import volscope.app.lesson.Wager;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** The question of a bet and what it is answered with. */
final class BetFields extends VBox {
    private final Bet bet;
    private final Session session;
    private final Texts texts;
    private final Runnable enter;
    private final List<RadioButton> choices = new ArrayList<>();
    private Optional<NumberStepper> number = Optional.empty();
    private Optional<TextField> text = Optional.empty();
    private Optional<ComboBox<String>> list = Optional.empty();
    private final Label count = Parts.label("", "sub");

    BetFields(Bet bet, Session session, Texts texts, Runnable enter) {
        this.bet = bet;
        this.session = session;
        this.texts = texts;
        this.enter = enter;
        getStyleClass().add("bet");
        getChildren().setAll(field());
        if (bet.isOnEachKernel()) {
            getStyleClass().add("of-kernel");
            getChildren().addFirst(Parts.label(texts.get("bet.kernel", bet.kernel()), "strong"));
        }
    }

    /** These with their question above. */
    BetFields asked() {
        getChildren().addFirst(MarkedText.flow(bet.ask()));
        return this;
    }

    /** Whether a short line answers it, so that its question can stand with others'. */
    boolean isShort() {
        return bet.kind() != Bet.Kind.CHOICE || bet.isOnEachKernel();
    }

    private void guess(Reply reply) {
        session.learn(attempt -> attempt.guessing(bet, guess -> reply));
    }

    private Node field() {
        return switch (bet.kind()) {
            case NUMBER -> number();
            case CHUNKS, PAGES -> chunks();
            case OBJECT -> object();
            case CHOICE -> bet.isOnEachKernel() ? list() : choices();
        };
    }

    private Node number() {
        NumberStepper stepper = new NumberStepper(texts, bet.ask(), value -> guess(value.isPresent()
                ? Reply.number(value.getAsLong())
                : Reply.NONE));
        stepper.field().setId("bet-" + bet.name());
        stepper.field().setOnAction(event -> enter.run());
        number = Optional.of(stepper);
        return Parts.row("bet-row", stepper, Parts.label(subject()));
    }

    /** What is counted, in the language of the window where it has a word for it. */
    private String subject() {
        String key = "bet.subject." + bet.subject().replace(' ', '-');
        return texts.has(key) ? texts.get(key) : bet.subject();
    }

    private Node chunks() {
        TextField field = field(texts.get("bet.chunks.name"), texts.get("bet.chunks.prompt"));
        field.textProperty().addListener((property, before, now) -> Ranges.read(now).map(Reply::chunks).ifPresent(this::guess));
        text = Optional.of(field);
        count.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(field, Priority.ALWAYS);
        return Parts.row("bet-row", field, count);
    }

    private Node object() {
        TextField field = field(texts.get("bet.object.name"), "");
        field.textProperty().addListener((property, before, now) -> guess(Reply.choice(now.strip())));
        text = Optional.of(field);
        return field;
    }

    private TextField field(String name, String prompt) {
        TextField field = new TextField();
        field.setId("bet-" + bet.name());
        field.setPromptText(prompt);
        field.setAccessibleText(bet.ask() + " " + name);
        field.setPrefColumnCount(6);
        field.setOnAction(event -> enter.run());
        return field;
    }

    private Node choices() {
        ToggleGroup group = new ToggleGroup();
        bet.choices().forEach(choice -> choices.add(radio(group, choice.id(), Texts.plain(choice.text()))));
        choices.add(radio(group, Bet.UNKNOWN, texts.get("bet.unknown")));
        VBox box = new VBox();
        box.getStyleClass().add("choices");
        box.getChildren().setAll(choices);
        return box;
    }

    /** The choices in a list that opens: there are as many lists as kernels. */
    private Node list() {
        ComboBox<String> box = new ComboBox<>();
        box.setId("bet-" + bet.name());
        box.setPromptText(texts.get("bet.choose"));
        box.setAccessibleText(bet.ask() + " " + texts.get("bet.kernel", bet.kernel()));
        box.setMaxWidth(Double.MAX_VALUE);
        bet.choices().forEach(choice -> box.getItems().add(choice.id()));
        box.getItems().add(Bet.UNKNOWN);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String id) {
                return id == null ? "" : said(id);
            }

            @Override
            public String fromString(String said) {
                return said;
            }
        });
        box.setOnAction(event -> Optional.ofNullable(box.getValue()).ifPresent(id -> guess(Reply.choice(id))));
        list = Optional.of(box);
        return box;
    }

    private String said(String id) {
        return bet.choices().stream().filter(choice -> choice.id().equals(id)).map(Bet.Choice::text).map(Texts::plain).findFirst()
                .orElseGet(() -> texts.get("bet.unknown"));
    }

    private RadioButton radio(ToggleGroup group, String id, String words) {
        RadioButton radio = new RadioButton(words);
        radio.setId("choice-" + bet.name() + "-" + id);
        radio.setUserData(id);
        radio.setWrapText(true);
        radio.setToggleGroup(group);
        radio.setOnAction(event -> guess(Reply.choice(id)));
        return radio;
    }

    /** Shows a guess that was made elsewhere, in the map. */
    void show(Wager wager) {
        Reply guess = wager.guess();
        number.ifPresent(stepper -> stepper.show(guess.number()));
        if (bet.kind() == Bet.Kind.CHUNKS || bet.kind() == Bet.Kind.PAGES) {
            text.filter(field -> !Ranges.read(field.getText()).map(Reply::chunks).filter(guess::equals).isPresent() && !isTyping(field))
                    .ifPresent(field -> field.setText(Ranges.write(guess.chunks())));
            count.setText(texts.get(bet.kind() == Bet.Kind.PAGES ? "bet.marked.pages" : "bet.marked", guess.chunks().size()));
        }
        choices.forEach(choice -> choice.setSelected(guess.choice().equals(choice.getUserData())));
        list.filter(box -> !guess.choice().isEmpty() && !guess.choice().equals(box.getValue()))
                .ifPresent(box -> box.setValue(guess.choice()));
    }

    /** What can't be read yet is being typed. */
    private static boolean isTyping(TextField field) {
        return field.isFocused() && Ranges.read(field.getText()).isEmpty();
    }

    /** Gives the keys to what is answered with. */
    void focusFirst() {
        number.ifPresent(stepper -> stepper.field().requestFocus());
        text.ifPresent(TextField::requestFocus);
        list.ifPresent(ComboBox::requestFocus);
        choices.stream().findFirst().ifPresent(RadioButton::requestFocus);
    }
}
