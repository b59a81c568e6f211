package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volscope.app.lab.Recent;
import volscope.app.lab.Recents;
import volscope.app.lab.Sandbox;
import volscope.app.session.Selection;

class StartScreenTest extends SimulatedWindow {
    private void home() {
        interact(() -> window().home());
        settle();
    }

    @Test
    void aSnapshotOfLv0IsThreeClicksFromTheStart() {
        home();
        AtomicInteger clicks = new AtomicInteger();
        window().scene().addEventFilter(MouseEvent.MOUSE_PRESSED, event -> clicks.incrementAndGet());
        clickOn("#sandbox-small");
        settle();
        assertThat(frame().selection()).isEqualTo(new Selection.Volume("vg0", "lv0"));
        clickOn("#tool-snapshot");
        settle();
        lookup("#act-run").query().getScene().addEventFilter(MouseEvent.MOUSE_PRESSED, event -> clicks.incrementAndGet());
        clickOn("#act-run");
        settle();
        assertThat(frame().facts().volume("vg0", "snap2")).isPresent();
        assertThat(clicks).hasValueLessThanOrEqualTo(3).hasPositiveValue();
    }

    @Test
    void theSameByKeysAlone() {
        home();
        push(KeyCode.ENTER);
        settle();
        assertThat(window().isAtWork()).isTrue();
        push(KeyCode.INSERT);
        settle();
        push(KeyCode.ENTER);
        settle();
        assertThat(frame().facts().volume("vg0", "snap2")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"TINY,8", "SMALL,4096", "HUGE,100000768"})
    void everySandboxOpensWithLv0AndASnapshot(Sandbox sandbox, long chunks) {
        open(sandbox);
        assertThat(frame().selection()).isEqualTo(new Selection.Volume("vg0", "lv0"));
        assertThat(frame().facts().snapshots().values()).singleElement().satisfies(info -> {
            assertThat(info.originChunks()).isEqualTo(chunks);
            assertThat(info.exceptions()).isPositive();
        });
        assertThat(frame().history().acts()).allSatisfy(act -> assertThat(act.run().exitCode()).as(act.line()).isZero());
    }

    @Test
    void cardsShowTheMachineAndEmptyPlacesSayWhatCouldBeThere() {
        home();
        assertThat(words("#sandbox-tiny")).contains("8 chunks");
        assertThat(words("#sandbox-huge")).contains("100 million");
        assertThat(lookup("#start-continue").tryQuery()).isEmpty();
        assertThat(lookup(".start-empty").queryAll()).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1280,800", "960,540"})
    void cardsAreAsHighAsTheirWords(double width, double height) {
        home();
        interact(() -> {
            window().scene().getWindow().setWidth(width);
            window().scene().getWindow().setHeight(height);
        });
        settle();
        assertThat(window().scene().getWidth()).isEqualTo(width);
        assertThat(lookup("#start").lookup(".start-card").queryAllAs(Region.class)).hasSizeGreaterThan(20).allSatisfy(card -> assertThat(
                card.getHeight()).as(card.getId()).isBetween(60.0, 150.0));
    }

    @Test
    void filesOfBeforeOpenByKeyAndByContinue(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.lab"), "vgcreate vg0 /dev/vda\nlvcreate -L 8M -n data vg0\n");
        injector.getInstance(Recents.class).opened(new Recent(file, Instant.now()));
        home();
        assertThat(words("#start")).contains("mine.lab");
        push(KeyCode.DIGIT1);
        settle();
        assertThat(frame().facts().volume("vg0", "data")).isPresent();
        home();
        clickOn("#start-continue");
        settle();
        assertThat(window().isAtWork()).isTrue();
        assertThat(frame().selection()).isEqualTo(new Selection.Volume("vg0", "data"));
    }

    @Test
    void whatIsNoLabIsToldAndChangesNothing(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("gone.lab");
        Path broken = Files.writeString(folder.resolve("broken.lab"), "#: colour=red\n");
        open(Sandbox.TINY);
        var before = frame().revision().id();
        assertThat(labs.open(missing).join()).hasValueSatisfying(said -> assertThat(said).contains("gone.lab"));
        assertThat(labs.open(broken).join()).hasValueSatisfying(said -> assertThat(said).contains("colour"));
        assertThat(frame().revision().id()).isEqualTo(before);
        assertThat(injector.getInstance(Recents.class).list()).isEmpty();
    }

    @Test
    void aSavedLabLeadsBackToWhereItStood(@TempDir Path folder) {
        open(Sandbox.TINY);
        session.run("sec w /dev/vg0/lv0 32 8 C", volscope.app.session.Act.Source.TYPED).join();
        settle();
        var facts = frame().facts();
        Path file = folder.resolve("tiny.lab");
        assertThat(labs.save(file)).isEmpty();
        assertThat(labs.open(file).join()).isEmpty();
        assertThat(frame().facts().disks()).isEqualTo(facts.disks());
        assertThat(frame().facts().groups()).isEqualTo(facts.groups());
        assertThat(frame().facts().devices()).isEqualTo(facts.devices());
        assertThat(frame().facts().snapshots()).isEqualTo(facts.snapshots()).isNotEmpty();
        assertThat(injector.getInstance(Recents.class).list()).extracting(Recent::name).containsExactly("tiny.lab");
    }

    @Test
    void theTourPlaysInTheWindowAndCanBeSkipped() {
        home();
        clickOn("#start-tour");
        settle();
        Node tour = lookup("#walkthrough").query();
        assertThat(tour.isVisible()).isTrue();
        assertThat(frame().lab()).isEqualTo("disk");
        clickOn("#tour-next");
        settle();
        assertThat(frame().lab()).isEqualTo("refused");
        clickOn("#tour-end");
        settle();
        assertThat(tour.isVisible()).isFalse();
        assertThat(window().isAtWork()).isTrue();
    }
}
