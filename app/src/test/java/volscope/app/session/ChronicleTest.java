package volscope.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import volscope.app.session.ChunkRecord.Span;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** What the events tell, on the simulator. */
class ChronicleTest {
    private static final String SNAPSHOT = "vg0-snap1";
    private final Session session = new Session(new SimulatedMachines(MachineRecording.STEPS, 1), Runnable::run,
            InstantSource.fixed(Instant.EPOCH));
    private final Chronicle chronicle = new Chronicle();

    @BeforeEach
    void runs() {
        for (String line : List.of("vgcreate -s 4k vg0 /dev/vda", "lvcreate -l 16 -n lv0 vg0", "sec w /dev/vg0/lv0 0 128 A",
                "lvcreate -s -l 10 -c 4k -n snap1 vg0/lv0", "sec w /dev/vg0/lv0 24 8 B", "sec w /dev/vg0/snap1 96 8 E")) {
            assertThat(session.run(line, Act.Source.TYPED).join().exitCode()).as(line).isZero();
        }
    }

    private ChunkRecord now() {
        return chronicle.of(session.frame(), SNAPSHOT);
    }

    @Test
    void whatASnapshotWroteItselfIsTold() {
        assertThat(now().own(0, 16, 8)).containsExactly(new Span(12, 13));
        assertThat(now().inFlight(0, 16)).isEmpty();
    }

    @Test
    void aCopyIsOnItsWayBetweenItsStartAndItsEnd() {
        Track track = Track.of(session.frame().history());
        boolean flew = false;
        for (long moment = 0; moment <= track.end(); moment++) {
            session.look(track.at(moment));
            ChunkRecord record = now();
            boolean pending = session.frame().revision().snapshot(SNAPSHOT).filter(info -> info.pending() > 0).isPresent();
            flew |= pending && record.inFlight(0, 16).containsKey(3L);
        }
        assertThat(flew).isTrue();
    }

    @Test
    void theMomentOfAnExceptionIsTheOneAtWhichItAppears() {
        OptionalLong completed = now().completedAt(3);
        assertThat(completed).isPresent();
        Track track = Track.of(session.frame().history());
        session.look(track.at(completed.getAsLong()));
        assertThat(session.frame().revision().exceptions(SNAPSHOT, 3, 4)).hasSize(1);
        session.look(track.at(completed.getAsLong() - 1));
        assertThat(session.frame().revision().exceptions(SNAPSHOT, 3, 4)).isEmpty();
    }

    @Test
    void whereverOneLooksFromItIsTheSame() {
        Track track = Track.of(session.frame().history());
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            session.look(track.at(random.nextLong(track.end() + 1)));
            Chronicle fresh = new Chronicle();
            ChunkRecord expected = fresh.of(session.frame(), SNAPSHOT);
            assertThat(now().own(0, 16, 8)).isEqualTo(expected.own(0, 16, 8));
            assertThat(now().inFlight(0, 16)).isEqualTo(expected.inFlight(0, 16));
            assertThat(now().completedAt(3)).isEqualTo(expected.completedAt(3));
        }
    }

    @Test
    void aNewSnapshotOfTheSameNameKnowsNothingOfTheOld() {
        for (String line : List.of("lvremove -f vg0/snap1", "lvcreate -s -l 10 -c 4k -n snap1 vg0/lv0", "sec w /dev/vg0/lv0 96 8 F")) {
            assertThat(session.run(line, Act.Source.TYPED).join().exitCode()).as(line).isZero();
        }
        assertThat(now().own(0, 16, 8)).isEmpty();
        assertThat(now().completedAt(3)).isEmpty();
        assertThat(now().completedAt(12)).isPresent();
    }

    @Test
    void bookmarksGoWithTheLab() {
        Bookmarks bookmarks = new Bookmarks(session);
        bookmarks.put(session.frame().revision().id(), "here");
        bookmarks.put(session.frame().revision().id(), "there");
        assertThat(bookmarks.all()).extracting(Bookmarks.Bookmark::name).containsExactly("there");
        session.run("sec w /dev/vg0/lv0 0 8 G", Act.Source.TYPED).join();
        assertThat(bookmarks.all()).hasSize(1);
        session.open("other", "", Optional.empty()).join();
        assertThat(bookmarks.all()).isEmpty();
    }

    @Test
    void marksAreShownUntilOthersAre() {
        Marks marks = new Marks("vg0/lv0", List.of(8L, 9L), Marks.Style.NEXT_WRITES);
        session.mark(List.of(marks));
        session.run("sec w /dev/vg0/lv0 0 8 G", Act.Source.TYPED).join();
        assertThat(session.frame().marks()).containsExactly(marks);
        session.mark(List.of());
        assertThat(session.frame().marks()).isEmpty();
    }
}
