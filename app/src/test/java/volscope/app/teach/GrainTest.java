package volscope.app.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import volscope.app.lab.BadInput;
import volscope.app.lab.LabFile;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Course;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.LogEntry;
import volscope.app.lesson.handin.HandIn;
import volscope.app.session.Grain;
import volscope.app.session.Watchdog;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.model.machine.MachineFactory;

/** A hand-in has the same grade whether its replay keeps steps or lines, and whatever was graded before it on the same machines. */
class GrainTest {
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private static final Lessons LESSONS = new Lessons();
    private static final Grading GRADING = new Grading(Course.unjudged(), new LabFile(TEXTS, new Amounts(TEXTS)), LESSONS, TEXTS);
    /** These have no machines that keep lines alone. */
    private static final MachineFactory OF_STEPS = Course.unjudged()::open;
    private static final int HAND_INS = 5;

    static List<String> lessons() {
        return LESSONS.catalogue().stream().map(Lessons.Entry::id).toList();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void linesAreEnoughWhereNobodyAsksForSteps(String id) throws BadInput {
        Lesson lesson = LESSONS.lesson(id);
        SplittableRandom random = new SplittableRandom(id.hashCode());
        try (Watchdog watchdog = new Watchdog(100)) {
            Grader grader = new Grader(lesson, Course.unjudged(), watchdog);
            for (int i = 0; i < HAND_INS; i++) {
                HandIn handIn = handIn(lesson, i % 4, random);
                Grade alone = new Grader(lesson, OF_STEPS, watchdog).grade("f", handIn.text());
                assertThat(grader.grade("f", handIn.text())).as("%s", handIn.entries()).isEqualTo(alone);
            }
        }
    }

    /** Some lines of the solutions, some of others, some moves, and bets. */
    private static HandIn handIn(Lesson lesson, long seed, SplittableRandom random) throws BadInput {
        Exercise exercise = ((Lesson.Dealt) lesson.deal(seed)).exercise();
        List<String> lines = new ArrayList<>();
        List<List<String>> ways = new ArrayList<>(exercise.otherSolutions());
        ways.add(exercise.solution());
        ways.add(exercise.programs().stream().map(program -> program.line()).toList());
        for (int way = random.nextInt(3); way >= 0; way--) {
            for (String line : ways.get(random.nextInt(ways.size()))) {
                lines.addAll(before(random));
                lines.add(line);
            }
            lines.add(random.nextInt(3) == 0 ? "undo" : "goto start");
        }
        lines.removeLast();
        HandIn made = GRADING.handIn(lesson, seed, "Ada", lines);
        List<LogEntry> entries = new ArrayList<>();
        exercise.bets().stream().filter(bet -> bet.mode() != Bet.Mode.KEPT).forEach(bet -> entries.add(random.nextInt(4) == 0
                ? new LogEntry(LogEntry.Kind.SKIP, bet.name())
                : new LogEntry(LogEntry.Kind.PREDICT, bet.name() + " " + random.nextInt(8))));
        entries.addAll(made.entries());
        return new HandIn(made.lesson(), made.version(), made.hash(), made.seed(), made.kernel(), made.name(), entries, made.edited());
    }

    private static List<String> before(SplittableRandom random) {
        return switch (random.nextInt(9)) {
            case 0 -> List.of("sec w /dev/vg0/lv0 " + random.nextInt(16) * 8 + " 8 Q");
            case 1 -> List.of("lvcreate -s -L 4M -n y" + random.nextInt(3) + " vg0/lv0");
            case 2 -> List.of("lvremove -f vg0/snap1", "undo");
            case 3 -> List.of("goto " + random.nextInt(40));
            case 4 -> List.of("sec w /dev/vg0/lv0 8 8 R", "undo", "redo");
            case 5 -> List.of("poke /mnt/a/f 4096 Z", "lvs -a");
            default -> List.of();
        };
    }

    @Test
    void whoGoesIntoALineOrAsksForCausesNeedsSteps() throws BadInput {
        Lesson first = LESSONS.lesson("02-first-write");
        Exercise exercise = ((Lesson.Dealt) first.deal(0)).exercise();
        assertThat(Grain.of(exercise, GRADING.handIn(first, 0, "Ada", List.of("lvs", "goto start", "undo")))).isEqualTo(Grain.LINES);
        assertThat(Grain.of(exercise, GRADING.handIn(first, 0, "Ada", List.of("lvs", "goto 3")))).isEqualTo(Grain.STEPS);
        assertThat(Grain.of(exercise, GRADING.handIn(first, 0, "Ada", List.of("why snap1 3")))).isEqualTo(Grain.STEPS);
        Lesson temporal = LESSONS.lesson("08-overflow");
        assertThat(Grain.of(((Lesson.Dealt) temporal.deal(0)).exercise(), GRADING.handIn(temporal, 0, "Ada", List.of("lvs"))))
                .isEqualTo(Grain.STEPS);
    }
}
