package volscope.app.view.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import volscope.app.lab.Mistakes;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.window.OpenWindow;
import volscope.model.explain.Finding;
import volscope.model.machine.Exploration;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

class CheckViewTest extends OpenWindow {
    CheckViewTest() {
        super(new SimulatedMachines(MachineRecording.STEPS, 1), new AbstractModule() {
            @Override
            protected void configure() {
                bind(Exploration.class).toInstance(CheckViewTest::explore);
            }
        });
    }

    /** Finds something in the fourth world of one kernel; elsewhere it goes on until it is stopped. */
    private static Exploration.Verdict explore(Exploration.World world, Exploration.Bounds bounds, Exploration.Progress progress) {
        if (world.kernel().isPresent()) {
            return world.script().contains("store with room")
                    ? new Exploration.Broken(Mistakes.lab("skip-freeze").script().lines().toList(),
                            Finding.chunk(Finding.Rule.I1, "snap", 8), 5)
                    : new Exploration.Kept(10);
        }
        long states = 0;
        while (progress.met(states) == Exploration.Wish.GO_ON) {
            states++;
        }
        return new Exploration.Stopped(states);
    }

    @Override
    public void start(Stage stage) {
        super.start(stage);
        window().open("check");
    }

    private void choose(String mistake) {
        interact(() -> lookup("#check-topics").<ListView<String>>query().getSelectionModel().select(mistake));
        settle();
    }

    private String said(String id) {
        return ((Labeled) lookup(id).query()).getText();
    }

    private static void until(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("it did not come", e);
        }
        settle();
    }

    private void assertThatTheBrokenStepIsSeen() {
        until(() -> frame().look() == Frame.Look.PAST);
        assertThat(frame().selection()).isEqualTo(new Selection.Chunk("snap", 8));
        assertThat(frame().history().path().getLast().run().findings()).isNotEmpty();
        assertThat(frame().history().path().getLast().run().steps()).contains(frame().revision().id());
        assertThat(lookup("#check-look").<Node>query().isVisible()).isTrue();
    }

    @Test
    void aMistakeIsPlayedUpToTheStepThatBreaksARule() {
        choose("no-copy");
        assertThat(words("#check-page")).contains("dax-full+no-copy").anyMatch(words -> words.contains("# check: I1 chunk 8"));
        assertThat(lookup("#check-look").<Node>query().isVisible()).isFalse();
        fire("#check-play");
        assertThatTheBrokenStepIsSeen();
        session.lookAtNow();
        settle();
        fire("#check-look");
        assertThat(frame().look()).isEqualTo(Frame.Look.PAST);
    }

    @Test
    void theStepThatBreaksARuleHasAMark() {
        choose("no-copy");
        assertThat(lookup(".broken-mark").queryAll()).isEmpty();
        fire("#check-play");
        assertThatTheBrokenStepIsSeen();
        session.select(new Selection.None());
        session.lookAtNow();
        settle();
        assertThat(said(".broken-mark")).isEqualTo("I1");
        assertThat(lookup(".broken-mark").<Node>query().getAccessibleText()).contains("check: I1 chunk 8");
        fire(".broken-mark");
        assertThatTheBrokenStepIsSeen();
    }

    @Test
    void whatWasBrokenIsMarkedAndToldInOneClick() {
        choose("lazy-no-revoke");
        fire("#check-play");
        assertThatTheBrokenStepIsSeen();
        assertThat(words("#why")).contains("Rule I3 is broken", "How it came to that");
        assertThat(words("#pages-list")).contains("stale");
        interact(() -> window().open("map"));
        settle();
        settle();
        assertThat(lookup(".mark.broke-rule").queryAll()).isNotEmpty();
        interact(() -> window().open("stack"));
        settle();
        assertThat(lookup("#stack .broken-tag").queryAll()).hasSizeGreaterThanOrEqualTo(2);
        session.lookAtNow();
        session.select(new Selection.None());
        settle();
        interact(() -> {
            window().open("stack");
            window().open("details");
        });
        settle();
        fire("#stack .broken-tag");
        assertThat(words("#why")).contains("Rule I3 is broken");
        assertThatTheBrokenStepIsSeen();
    }

    @Test
    void aRuleThatADeviceBreaksIsToldAtTheDevice() {
        choose("allow-dax-to-bio");
        fire("#check-play");
        until(() -> frame().selection().equals(new Selection.Device("lv0")));
        assertThat(lookup("#stack .broken-tag").queryLabeled().getText()).isEqualTo("I9");
        assertThat(words("#why")).contains("Rule I9 is broken");
        fire("#why .chain .time");
        assertThat(frame().look()).isEqualTo(Frame.Look.PAST);
    }

    @Test
    void aMergeUnderMappedPagesIsPlayed() {
        choose("merge-no-unmap");
        fire("#check-play");
        until(() -> lookup("#check-look").<Node>query().isVisible());
        assertThat(words("#why")).contains("Wrong data");
    }

    @Test
    void whatASearchFindsIsOpened() {
        choose("skip-freeze");
        fire("#check-search");
        until(() -> said("#check-words").startsWith("Found after 35 states: check: I1 chunk 8"));
        fire("#check-open");
        assertThatTheBrokenStepIsSeen();
        assertThat(frame().lab()).isEqualTo("found");
    }

    @Test
    void aSearchIsStopped() {
        choose("");
        assertThat(List.of("#check-stop")).allMatch(id -> lookup(id).query().isDisabled());
        fire("#check-search");
        until(() -> said("#check-words").matches("[1-9]\\S* states, \\S+ a second"));
        fire("#check-stop");
        until(() -> said("#check-words").matches("Stopped after \\S+ states\\."));
        assertThat(lookup("#check-search").query().isDisabled()).isFalse();
    }
}
