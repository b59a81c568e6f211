package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import javafx.scene.input.KeyCode;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import volscope.app.lab.Sandbox;
import volscope.app.session.Selection;
import volscope.app.session.Track;
import volscope.app.view.Place;
import volscope.model.machine.Cause;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.SnapshotInfo;

/** Checks of use 13 to 16: a hundred million chunks, nothing rare lost, views that agree, causes that are true. */
class Check13To16Test extends CheckedWindow {
    private static final long GIB = 1L << 30;
    private static final String SNAPSHOT = "vg0-snap1";

    private final Random random = new Random(4);

    private SnapshotInfo snapshot() {
        return frame().revision().snapshot(SNAPSHOT).orElseThrow();
    }

    @Test
    void check13AHundredMillionChunks() {
        long before = heap();
        long began = System.nanoTime();
        open(Sandbox.HUGE);
        interact(() -> window().open("map"));
        settle();
        interact(() -> window().scene().snapshot(null));
        long picture = (System.nanoTime() - began) / 1_000_000;
        assertThat(snapshot().originChunks()).isGreaterThanOrEqualTo(100_000_000);
        interact(() -> window().focus(Place.CENTER));
        for (int i = 0; i < 10; i++) {
            strike(KeyCode.D);
        }
        Track track = Track.of(frame().history());
        for (int i = 0; i < 20; i++) {
            long moment = 1 + random.nextLong(track.end());
            session.look(track.at(moment));
            settle();
            assertThat(frame().revision().id()).isEqualTo(track.at(moment));
        }
        long heap = heap() - before;
        figure(13, "opened, run and drawn after %d ms of the clock; heap %d MiB more (at most 1,024); the bench has frames", picture,
                heap >> 20);
        assertThat(heap).isLessThan(GIB);
    }

    /** Other windows have been open in this virtual machine before. */
    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void check14OneChunkInAHundredMillionIsFound() {
        begin("#: vda=400G", "vgcreate vg0 /dev/vda", "lvcreate -l 97657 -n lv0 vg0", "lvcreate -s -n snap1 -L 1G -c 4k vg0/lv0",
                "sec w /dev/vg0/lv0 503316480 8 A");
        select("vg0/snap1");
        interact(() -> {
            window().open("map");
            window().focus(Place.CENTER);
        });
        strike(KeyCode.DIGIT0);
        strike(KeyCode.N);
        assertThat(frame().selection()).isEqualTo(new Selection.Chunk(SNAPSHOT, 62_914_560));
        assertThat(snapshot().exceptions()).isEqualTo(1);
        figure(14, "1 rare chunk of %d found with 1 key", snapshot().originChunks());
    }

    @Test
    void check15ASelectionIsTheSameInEveryView() {
        open(Sandbox.SMALL);
        List<Long> held = frame().revision().exceptions(SNAPSHOT, 0, 4096).stream()
                .flatMap(run -> java.util.stream.LongStream.range(run.chunk(), run.end()).boxed()).toList();
        int agreed = 0;
        for (int i = 0; i < 50; i++) {
            long chunk = held.get(random.nextInt(held.size()));
            session.select(new Selection.Chunk(SNAPSHOT, chunk));
            settle();
            String number = String.format(java.util.Locale.ROOT, "%,d", chunk);
            interact(() -> window().open("why"));
            assertThat(read("#why")).anyMatch(words -> words.equals("Chunk " + number));
            assertThat(seen("#map")).anyMatch(words -> words.equals("chunk " + number));
            interact(() -> window().open("exceptions"));
            settle();
            Object row = lookup("#exceptions-table").queryAs(TableView.class).getSelectionModel().getSelectedItem();
            assertThat(String.valueOf(row)).contains(Long.toString(chunk));
            agreed++;
        }
        figure(15, "%d of 50 chunks the same in map, causes and exceptions", agreed);
    }

    /** What a chunk was last copied or written by, as a replay of the lines finds it. */
    @Test
    void check16CausesAreTrue() {
        open(Sandbox.SMALL);
        TreeMap<Long, String> copiedBy = new TreeMap<>();
        for (var act : frame().history().path()) {
            var before = held(act.before());
            for (long chunk : held(act.run().end()).keySet()) {
                if (!before.containsKey(chunk)) {
                    copiedBy.put(chunk, act.line());
                }
            }
        }
        int right = 0;
        for (int i = 0; i < 1000; i++) {
            long chunk = random.nextLong(4096);
            List<Cause> causes = session.why(new Selection.Chunk(SNAPSHOT, chunk)).join();
            String line = copiedBy.get(chunk);
            if (line == null) {
                assertThat(causes).as("chunk %d", chunk).extracting(Cause::kind).startsWith(Cause.Kind.SNAPSHOT_TAKEN);
            } else {
                OptionalLong slot = slot(chunk);
                assertThat(causes).as("chunk %d", chunk)
                        .anyMatch(cause -> cause.kind() != Cause.Kind.SNAPSHOT_TAKEN && cause.line().equals(line));
                assertThat(slot).isPresent();
            }
            right++;
        }
        figure(16, "%d of 1,000 chains as a replay has them", right);
    }

    private TreeMap<Long, Long> held(volscope.model.machine.RevisionId at) {
        TreeMap<Long, Long> chunks = new TreeMap<>();
        for (ExceptionRun run : session.revision(at).exceptions(SNAPSHOT, 0, 4096)) {
            for (long i = 0; i < run.length(); i++) {
                chunks.put(run.chunk() + i, run.slot() + i);
            }
        }
        return chunks;
    }

    private OptionalLong slot(long chunk) {
        return frame().revision().exceptions(SNAPSHOT, chunk, chunk + 1).stream().mapToLong(ExceptionRun::slot).findFirst();
    }
}
