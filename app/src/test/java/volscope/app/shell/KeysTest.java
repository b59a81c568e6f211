package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import volscope.app.lab.Sandbox;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.view.KeyWords;
import volscope.app.view.Place;

class KeysTest extends SimulatedWindow {
    @Test
    void noTwoCommandsHaveTheSameKeys() {
        var count = window().all().stream().flatMap(command -> command.keys().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(count).hasSizeGreaterThan(20).allSatisfy((keys, times) -> assertThat(times).as(keys).isEqualTo(1));
    }

    @Test
    void everyAcceleratorStandsInTheSheet() {
        push(KeyCode.CONTROL, KeyCode.SLASH);
        settle();
        List<String> shown = words("#key-sheet");
        assertThat(window().all()).flatExtracting(WindowCommand::keys).isNotEmpty()
                .allSatisfy(keys -> assertThat(shown).contains(KeyWords.of(keys, injector.getInstance(volscope.app.text.Texts.class))));
        assertThat(shown).containsSequence("Storage tree", "Take a snapshot", "Ins").containsSequence("Merge into the origin", "M")
                .containsSequence("Extend", "E").containsSequence("Rename", "F2").containsSequence("Remove", "Del")
                .containsSequence("Find in the tree", "/");
        push(KeyCode.ESCAPE);
        settle();
        assertThat(lookup("#key-sheet").tryQuery()).isEmpty();
    }

    @Test
    void everyCommandHasAWordInTheMenu() {
        interact(() -> lookup("#menu").queryAs(javafx.scene.control.MenuButton.class).show());
        settle();
        var items = lookup("#menu").queryAs(javafx.scene.control.MenuButton.class).getItems();
        assertThat(items).extracting(javafx.scene.control.MenuItem::getText).contains("File", "Edit", "View", "Help");
        assertThat(items.stream().mapToInt(menu -> ((javafx.scene.control.Menu) menu).getItems().size()).sum())
                .isEqualTo(window().all().size());
        push(KeyCode.ESCAPE);
    }

    @Test
    void theSearchFindsChunksTimesAndRunsLines() {
        open(Sandbox.SMALL);
        search("#1204");
        assertThat(frame().selection()).isEqualTo(new Selection.Chunk("vg0-snap1", 1204));
        search("@311");
        assertThat(frame().look()).isEqualTo(Frame.Look.PAST);
        push(KeyCode.ESCAPE);
        settle();
        assertThat(frame().look()).isEqualTo(Frame.Look.NOW);
        search("lvs vg0");
        assertThat(frame().history().lastAct()).map(Act::line).contains("lvs vg0");
        search("snap1");
        assertThat(frame().selection()).isEqualTo(new Selection.Volume("vg0", "snap1"));
        search("sandbox tiny");
        assertThat(frame().lab()).isEqualTo("tiny");
    }

    @Test
    void theSearchSaysWhatCannotBeDoneNowAndEscapeForgetsTheText() {
        open(Sandbox.TINY);
        select("vg0/lv0");
        push(KeyCode.CONTROL, KeyCode.K);
        settle();
        interact(() -> lookup("#search").queryAs(TextField.class).setText("merge"));
        settle();
        assertThat(lookup("#search-list").<Finding>queryListView().getItems())
                .anySatisfy(
                        found -> assertThat(List.of(found.words(), found.note())).containsExactly("Merge", "not for what is selected now"));
        push(KeyCode.ESCAPE);
        settle();
        assertThat(lookup("#search").queryAs(TextField.class).getText()).isEmpty();
        assertThat(frame().history().acts()).noneMatch(act -> act.line().contains("merge"));
    }

    @Test
    void enterRunsATypedLineThoughItsWordsNameWhatCannotBeDoneNow() {
        open(Sandbox.TINY);
        assertThat(window().all()).filteredOn(command -> command.id().equals("teach.stop")).singleElement()
                .satisfies(command -> assertThat(command.can().getAsBoolean()).isFalse());
        search("stop");
        assertThat(frame().history().lastAct()).map(Act::line).contains("stop");
    }

    private void search(String text) {
        push(KeyCode.CONTROL, KeyCode.K);
        settle();
        interact(() -> lookup("#search").queryAs(TextField.class).setText(text));
        settle();
        push(KeyCode.ENTER);
        settle();
    }

    @Test
    void onePlaceAloneAndBackAndTheLayoutComesBack() {
        open(Sandbox.TINY);
        push(KeyCode.ALT, KeyCode.DIGIT1);
        push(KeyCode.F11);
        settle();
        assertThat(lookup("#place-CENTER").tryQuery()).isEmpty();
        push(KeyCode.F11);
        settle();
        for (Place place : Place.values()) {
            assertThat(lookup("#place-" + place).tryQuery()).as(place.name()).isPresent();
        }
        interact(() -> window().arrange(Layout.LEARN));
        settle();
        assertThat(lookup("#place-INSPECTOR").tryQuery()).isEmpty();
        assertThat(lookup("#tab-lesson").queryAs(javafx.scene.control.ToggleButton.class).isSelected()).isTrue();
        push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.DIGIT0);
        settle();
        assertThat(lookup("#place-INSPECTOR").tryQuery()).isPresent();
    }

    /** At every width that is in use no word of the bar is cut off. */
    @Test
    void theBarHasRoomForItsWords() {
        open(Sandbox.TINY);
        select("vg0/snap1");
        for (int width : new int[]{1000, 1280, 1440, 1920}) {
            interact(() -> window().scene().getWindow().setWidth(width));
            settle();
            for (javafx.scene.Node node : from(lookup(".top-bar")).lookup(".button").queryAll()) {
                var button = (javafx.scene.control.Button) node;
                assertThat(button.getWidth()).as(width + " " + button.getId()).isGreaterThanOrEqualTo(Math.floor(button.prefWidth(-1)));
                assertThat(button.localToScene(button.getBoundsInLocal()).getMaxX()).as(width + " " + button.getId())
                        .isLessThanOrEqualTo(width);
            }
        }
    }

    @Test
    void everythingGrowsAndShrinks() {
        push(KeyCode.CONTROL, KeyCode.EQUALS);
        assertThat(window().scale().factorProperty().get()).isGreaterThan(1);
        push(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(window().scale().factorProperty().get()).isEqualTo(1);
    }

    @Test
    void f6GoesThroughEveryPlace() {
        open(Sandbox.TINY);
        push(KeyCode.ALT, KeyCode.DIGIT1);
        var first = window().scene().getFocusOwner();
        for (int i = 0; i < Place.values().length; i++) {
            push(KeyCode.F6);
            settle();
        }
        assertThat(window().scene().getFocusOwner()).isEqualTo(first);
    }
}
