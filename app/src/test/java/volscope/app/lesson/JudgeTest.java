package volscope.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import volscope.app.lesson.predicate.Finding;
import volscope.app.lesson.predicate.Truth;
import volscope.app.lesson.source.Problem;
import volscope.app.session.Act;
import volscope.app.session.LessonStart;
import volscope.app.session.Session;

/** Predicates on the simulator, a row each: the formula, its truth, what stands beside it. */
class JudgeTest {
    private static final String HEAD = """
            ---
            lesson: 99-rows
            title: Rows
            version: 1
            kernel: 6.1
            language: en
            par: 1 command
            ---
            ```setup
            vgcreate -s 4k vg0 /dev/vda
            lvcreate -L 64k -n lv0 vg0
            sec w /dev/vg0/lv0 0 128 A
            lvcreate -s -L 40k -n snap1 vg0/lv0
            sec w /dev/vg0/lv0 24 8 B
            sec w /dev/vg0/snap1 96 8 E
            ! lvcreate -L 64k -n lv0 vg0
            ```
            ## Rows {#rows}
            ```goal
            """;

    private static Lesson lesson(String goals) {
        return switch (Lesson.read(HEAD + goals + "\n```\n")) {
            case Lesson.Read(Lesson lesson) -> lesson;
            case Lesson.Bad(List<Problem> problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static void holds(List<String> lines, String... rows) {
        String goals = java.util.Arrays.stream(rows).map(row -> row.split(" => ")[0]).collect(Collectors.joining("\n"));
        Course course = Course.start(lesson(goals), 0).run(lines);
        for (int i = 0; i < rows.length; i++) {
            String[] wanted = rows[i].split(" => ")[1].split(" ", 2);
            Finding finding = course.attempt().standing().goals().get(i).finding();
            assertThat(finding.truth()).as(rows[i] + ", observed " + finding.observed())
                    .isEqualTo(Truth.valueOf(wanted[0].toUpperCase(Locale.ROOT)));
            if (wanted.length > 1) {
                assertThat(finding.observed().toString()).as(rows[i]).contains(wanted[1]);
            }
        }
    }

    @Test
    void volumesAtTheStart() {
        holds(List.of(), "snap1 exists => true state.ACTIVE", "snap9 exists => false observed.none", "snap1 is active => true",
                "snap1 is invalid => false", "not snap9 is invalid => undefined snap9", "lv0 is plain => false observed.origin-of",
                "snap1 is snapshot of lv0 => true lv0", "lv0 is snapshot of snap1 => false observed.no-snapshot",
                "snap1 data_percent == 40 => true 40.00", "snap1 data_percent < 39.99 => false 40.00", "snap1 exceptions == 2 => true 2",
                "snap1 free_slots == 6 => true 6", "snap1 used == 32 => true 32s", "snap1 metadata == 16 => true 16s",
                "snap1 cow_size == 40k => true 40k", "lv0 size == 64k => true 64k", "snap1 chunk_size == 8s => true 4k",
                "lv0 snapshots == 1 => true 1", "lv0 exceptions == 0 => undefined", "vg0 missing_pvs == 0 => true", "vg0 free > 1m => true",
                "snap1 events == 0 => true");
    }

    @Test
    void chunksAtTheStart() {
        holds(List.of(), "lv0 chunk 3 reads B => true B", "snap1 chunk 3 reads A => true", "snap1 chunk 12 reads E => true",
                "lv0 chunks 0..2 reads A => true", "lv0 chunks 2..3 reads A => false B",
                "lv0 chunk 16 reads A => undefined observed.beyond",
                "snap1 chunk 3 is in store => true slot", "snap1 chunk 3 is copied => true", "snap1 chunk 12 is copied => false WRITTEN",
                "snap1 chunk 12 is written => true", "snap1 chunk 4 is shared => true SHARED",
                "snap1 chunk 4 == lv0 chunk 4 => true observed.equal",
                "snap1 chunk 3 != lv0 chunk 3 => true observed.differ", "lv0 same as lv0 at start => true",
                "snap1 same as lv0 => false observed.chunks-differ",
                "copies == 0 => true", "commands == 0 => true", "exit == 0 => undefined", "device vg0-lv0-real exists => true",
                "device vg0-lv0 table \"snapshot-origin\" => true", "device vg0-lv0 type == 1 => true",
                "device vg0-snap1-cow is suspended => false");
    }

    @Test
    void whatALineChanges() {
        holds(List.of("sec w /dev/vg0/lv0 64 8 C", "lvs", "sec w /dev/vg0/lv0 64 8 D", "lvcreate -L 900G -n big vg0"),
                "copies == 1 => true 1",
                "commands == 2 => true 2", "writes to lv0 == 2 => true", "exit != 0 => true", "snap1 chunk 8 is copied => true",
                "lv0 same as lv0 at start => false 8", "snap1 same as snap1 at start => true",
                "always lv0 chunk 8 reads A => false observed.at",
                "at some time lv0 chunk 8 reads C => true", "never snap1 is invalid => true",
                "lv0 chunk 8 reads D and snap1 chunk 8 reads A => true",
                "snap1 is invalid implies exit == 0 => true");
    }

    @Test
    void overflowAndUndo() {
        String goals = "at some time snap1 is invalid\nsnap1 is active\nlog has \"Invalidating snapshot\"\nnever snap1 is invalid";
        Course course = Course.start(lesson(goals), 0).run(List.of("sec w /dev/vg0/lv0 0 128 Z"));
        assertThat(course.attempt().standing().goals()).extracting(goal -> goal.finding().truth())
                .containsExactly(Truth.TRUE, Truth.FALSE, Truth.TRUE, Truth.FALSE);
        course.session().undo().join();
        assertThat(course.attempt().standing().goals()).extracting(goal -> goal.finding().truth())
                .containsExactly(Truth.TRUE, Truth.TRUE, Truth.FALSE, Truth.TRUE);
    }

    @Test
    void filesAndMounts() {
        holds(List.of("mkfs.ext4 -q -b 1024 /dev/vdb", "mkdir -p /mnt/a", "mount /dev/vdb /mnt/a", "printf hello > /mnt/a/f"),
                "mounted /mnt/a => true", "mounted /mnt/a with dax => false", "mounted /mnt/b => false",
                "file /mnt/a/f at 1 reads e => true",
                "file /mnt/a/f at 9 reads e => undefined", "file /mnt/a/f exists => true", "file /mnt/a/g exists => false observed.none");
    }

    @Test
    void whoWaitsIsCounted() {
        holds(List.of("dmsetup suspend vg0-snap1-cow", "sec w /dev/vg0/lv0 72 8 C &"), "blocked == 1 => true observed.waiting",
                "device vg0-snap1-cow is suspended => true");
    }

    @Test
    void aLessonKeepsAsManyStepsAsWereKeptBefore() {
        Session session = Course.start(lesson("snap1 exists"), 0).session();
        session.keep(OptionalLong.of(1_000)).join();
        session.startLesson(lesson("snap1 exists"), 0).join();
        assertThat(session.frame().history().limit()).hasValue(1_000);
        session.open("", "", Optional.empty()).join();
        assertThat(session.frame().history().limit()).hasValue(1_000);
    }

    @Test
    void aSetupThatBreaksIsSaid() {
        Session session = Course.start(lesson("snap1 exists"), 0).session();
        Lesson broken = ((Lesson.Read) Lesson.read((HEAD + "snap1 exists\n```\n").replace("! lvcreate", "lvcreate"))).lesson();
        String before = session.frame().lab();
        assertThat(session.startLesson(broken, 0).join()).isInstanceOfSatisfying(LessonStart.BrokenSetup.class, why -> {
            assertThat(why.line()).isEqualTo("lvcreate -L 64k -n lv0 vg0");
            assertThat(why.exitCode()).isEqualTo(5);
        });
        assertThat(session.frame().lab()).isEqualTo(before);
        session.run("lvs", Act.Source.TYPED).join();
    }
}
