package volscope.app.view.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import volscope.app.lesson.Course;
import volscope.app.lesson.Lesson.Dealt;
import volscope.app.lesson.Lessons;
import volscope.app.view.Course.Standing;
import volscope.app.window.OpenWindow;

/** A lesson opens its view; the best one did stands on its card; the other profiles are told beside each other. */
class MarksTest extends OpenWindow {
    private final volscope.app.view.Course course = injector.getInstance(volscope.app.view.Course.class);

    MarksTest() {
        super(Course.machines());
    }

    private void begin(String id) {
        interact(() -> course.begin(id));
        settle();
    }

    private volscope.app.view.Course.Lesson card(String id) {
        return course.lessons().stream().filter(lesson -> lesson.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> solution(String id) {
        return ((Dealt) new Lessons().lesson(id).deal(0)).exercise().solution();
    }

    private boolean isShown(String panel) {
        return !lookup("#" + panel).queryAll().isEmpty() && lookup("#" + panel).query().isVisible()
                && lookup("#" + panel).query().getScene() != null;
    }

    @Test
    void aLessonOpensItsView() {
        begin("a1-type-rule");
        assertThat(isShown("stack")).isTrue();
        begin("a3-freeze");
        assertThat(isShown("pages")).isTrue();
        begin("02-first-write");
        assertThat(isShown("map")).isTrue();
        assertThat(isShown("lesson")).isTrue();
    }

    @Test
    void theBestIsKept() {
        assertThat(card("01-what-it-is").standing()).isEqualTo(Standing.NEW);
        begin("01-what-it-is");
        assertThat(card("01-what-it-is").standing()).isEqualTo(Standing.BEGUN);
        run(List.of("sec w /dev/vg0/lv0 0 8 Z", "sec w /dev/vg0/lv0 0 8 A"));
        run(solution("01-what-it-is"));
        interact(session::lookAtNow);
        settle();
        assertThat(frame().lesson().orElseThrow().isSolved()).isTrue();
        begin("02-first-write");
        String first = card("01-what-it-is").note();
        assertThat(card("01-what-it-is").standing()).isEqualTo(Standing.DONE);
        assertThat(first).isEqualTo("best 4, par 2");
        begin("01-what-it-is");
        run(solution("01-what-it-is"));
        begin("02-first-write");
        assertThat(card("01-what-it-is").note()).isEqualTo("best 2, par 2");
        // Another window, another day.
        assertThat(injector.getInstance(volscope.app.lab.Memory.class).get("lesson.best.01-what-it-is")).contains("2 2");
    }

    @Test
    void theOtherProfilesAreTold() {
        begin("a2-eras");
        assertThat(words("#lesson-alike")).isEmpty();
        run(List.of("lvcreate -s -L 4M -n snap0 vg0/lv0"));
        List<String> told = words("#lesson-alike");
        assertThat(told).contains("6.1", "4.7", "4.8", "4.14", "4.18", "5.4", "6.12", "works", "exit 5");
        assertThat(String.join("\n", told)).contains("failed");
    }
}
