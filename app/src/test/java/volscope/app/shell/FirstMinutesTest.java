package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import volscope.app.session.Frame;

/** The first five minutes: the tour, the first lesson, a snapshot of one's own. */
class FirstMinutesTest extends WalkWindow {

    private void hit(String what) {
        click(() -> lookup(what).query());
    }

    @Test
    void theTourThenALessonThenASnapshot() {
        walk("first");
        hit("#start-first-tour");
        await(() -> frame().facts().snapshots().values().stream().anyMatch(info -> info.exceptions() > 0), "the copy");
        see("tour-1", "1 of 3");
        hit("#tour-next");
        await(() -> frame().explanation().isPresent(), "the refusal");
        see("tour-2", "2 of 3", "What would make it work");
        hit("#tour-next");
        await(() -> !frame().facts().mappings().isEmpty(), "the page");
        see("tour-3", "3 of 3");
        hit("#tour-next");
        see("tour-over");
        assertThat(lookup("#walkthrough").query().isVisible()).isFalse();
        interact(() -> window().home());
        see("home");
        hit("#start-first-lesson");
        see("lesson-1", "Lesson 1, step 1 of 4");
        hit("#lesson-next");
        see("lesson-2", "Predict first");
        TextField copies = lookup("#bet-copies").query();
        interact(() -> copies.setText("0"));
        hit("#bet-play");
        await(() -> frame().look() == Frame.Look.NOW && frame().lesson().stream().noneMatch(lesson -> lesson.isPlaying()), "the play");
        see("lesson-2-played", "What happened");
        hit("#tool-snapshot");
        see("snapshot-form");
        hit("#act-run");
        await(() -> !frame().facts().snapshots().isEmpty(), "the snapshot");
        see("own-snapshot", "Chunk 0 is shared by lv0 and snap1");
        interact(() -> window().open("goals"));
        see("goals", "So far 1 command");
    }
}
