package volscope.app.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volscope.app.lesson.Course;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.Reply;
import volscope.app.lesson.Speech;
import volscope.app.text.Texts;

/** What the bets and questions of the course come to with the numbers of its texts: what the real kernel did, or what the rules say. */
class CourseAnswersTest {
    private static final Lessons LESSONS = new Lessons();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01-what-it-is       | copies=0, reads=old
            02-first-write      | where=store, which=8 9 10 11, how-many=4
            03-reading-through  | shared=0 1 2 4 5 6 7 8 9 10 11 12 13 14 15, how-many=15
            04-write-to-snapshot| copies=1, slots=2 6
            05-chunk-size       | death=7
            06-several          | copies=5, s1-reads=a
            07-fill             | death=6, percent=store
            08-overflow         | who=readers
            09-merge            | then=new
            10-coupling         | left=0
            11-power-cut        | outcomes=8
            12-repair           | back=back
            a1-type-rule        | table=origin
            a2-eras             | era=three, era@4.7=works, era@4.8=works, era@4.14=works, era@4.18=four, era@5.4=three, era@6.12=three
            a3-freeze           | writable=, writable@dax-origin+skip-freeze=2 9
            a4-intent           | copies=150, copies@dax-origin=0
            a5-stale-reader     | sees=new, sees@dax-full=old
            a6-crash-order      | early=store, late=never
            f1-dead-on-monday   | fault=friday
            f2-hangs            | fault=vg0-snap1-cow
            f3-missing-pv       | fault=/dev/vdb
            f4-merge-waits      | fault=lv0
            f5-same-uuid        | fault=monday
            f6-forgot-to-ask    | follows=1 2 3, fault=base
            """)
    void comesTo(String id, String answers) {
        Lesson lesson = LESSONS.lesson(id);
        SeedCheck.Found found = new SeedCheck(lesson, Course.unjudged(), new Speech(Texts.of(Locale.ENGLISH)))
                .check(((Lesson.Dealt) lesson.deal(0)).exercise());
        assertThat(found.answers().entrySet().stream().map(answer -> answer.getKey() + "="
                + answer.getValue().stream().map(Reply::written).collect(Collectors.joining(" or "))).collect(Collectors.joining(", ")))
                .isEqualTo(answers);
    }
}
