package volscope.app.view.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import volscope.app.fake.FakeLabs;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

class StackTest {
    private final Session session = new Session(new FakeLabs(), Runnable::run, InstantSource.fixed(Instant.EPOCH));

    private void run(String... lines) {
        for (String line : lines) {
            session.run(line, Act.Source.TYPED).join();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 8 linear 259:0 2048|259:0|linear 259:0 2048",
        "0 8 snapshot 253:1 253:2 P 8|253:1,253:2|snapshot 253:1 253:2 P 8", "0 8 zero||zero", "0 8 snapshot 253:1 253:1 P 8|253:1|"
                + "snapshot 253:1 253:1 P 8"})
    void tablesNameWhatLiesBelow(String line, String below, String target) {
        assertThat(String.join(",", Tables.devices(List.of(line)))).isEqualTo(below == null ? "" : below);
        assertThat(Tables.target(line)).isEqualTo(target);
    }

    @Test
    void devicesStandOnWhatTheirTablesName() {
        run("vgcreate vg0 /dev/vda", "lvcreate -L 128M -n lv0 vg0", "lvcreate -s -n snap0 vg0/lv0");
        Graph graph = StackModel.of(session.frame(), Texts.of(Locale.ENGLISH), 3);
        assertThat(graph.boxes()).extracting(Box::name).containsExactlyInAnyOrder("lv0", "lv0-real", "snap0-cow", "snap0", "vda");
        assertThat(graph.edges()).containsExactlyInAnyOrder(new Graph.Edge("vg0-lv0", "vg0-lv0-real"),
                new Graph.Edge("vg0-lv0-real", "vda"), new Graph.Edge("vg0-snap0-cow", "vda"),
                new Graph.Edge("vg0-snap0", "vg0-lv0-real"), new Graph.Edge("vg0-snap0", "vg0-snap0-cow"));
    }

    @ParameterizedTest
    @CsvSource({"2,0", "3,0", "4,2", "20,18", "200,198"})
    void manySnapshotsOfAnOriginFold(int count, int folded) {
        Frame frame = FoldedLab.frame(count, "snap1");
        Graph graph = StackModel.of(frame, Texts.of(Locale.ENGLISH), 2);
        List<Box> more = graph.boxes().stream().filter(box -> box.standing() == Box.Standing.FOLDED).toList();
        assertThat(more).hasSize(folded == 0 ? 0 : 1);
        assertThat(graph.boxes()).hasSizeLessThan(StackModel.MOST);
        more.forEach(box -> {
            assertThat(box.name()).startsWith(folded + " more snapshots");
            assertThat(box.lines()).containsExactly("hold " + folded * 3 + " chunks");
            assertThat(graph.edges()).contains(new Graph.Edge(box.key(), "vg0-lv0-real"));
        });
        assertThat(graph.boxes()).extracting(Box::name).contains("lv0", "lv0-real", "snap0", "snap0-cow", "snap1", "snap1-cow");
    }

    /** The new one gets the numbers of the one that went, which was the first. */
    @Test
    void theOldestStandFirstWhateverTheirNumbers() {
        Session simulated = new Session(new SimulatedMachines(MachineRecording.STEPS, 1), Runnable::run,
                InstantSource.fixed(Instant.EPOCH));
        List.of("vgcreate vg0 /dev/vda", "lvcreate -L 64M -n lv0 vg0", "lvcreate -s -L 4M -n gone vg0/lv0", "sleep 1",
                "lvcreate -s -L 4M -n snap1 vg0/lv0", "sleep 1", "lvcreate -s -L 4M -n snap2 vg0/lv0", "lvremove -f vg0/gone", "sleep 1",
                "lvcreate -s -L 4M -n snap3 vg0/lv0").forEach(line -> simulated.run(line, Act.Source.TYPED).join());
        assertThat(StackModel.of(simulated.frame(), Texts.of(Locale.ENGLISH), 3).boxes()).extracting(Box::name)
                .filteredOn(name -> name.matches("snap\\d")).containsExactly("snap1", "snap2", "snap3");
    }

    @Test
    void theSelectedOneIsNeverFolded() {
        for (String name : List.of("snap0", "snap7", "snap49")) {
            Graph graph = StackModel.of(FoldedLab.frame(50, name), Texts.of(Locale.ENGLISH), 2);
            assertThat(graph.boxes()).extracting(Box::name).contains(name, name + "-cow").doesNotContain("snap30");
        }
    }

    @Test
    void anAttemptStandsBesideWhatLives() {
        run("vgcreate vg0 /dev/pmem0", "lvcreate -L 128M -n lv0 vg0", "lvcreate -s -n snap0 vg0/lv0");
        Act act = session.frame().refused().orElseThrow();
        Attempt attempt = Attempt.of(session.frame(), act).orElseThrow();
        assertThat(attempt.oldType()).isEqualTo(3);
        assertThat(attempt.newType()).isEqualTo(1);
        assertThat(attempt.live().boxes()).extracting(Box::name).containsExactly("lv0", "pmem0");
        assertThat(attempt.asked().boxes()).extracting(Box::name).containsExactly("lv0", "lv0-real", "pmem0");
        assertThat(attempt.asked().boxes().getFirst().standing()).isEqualTo(Box.Standing.REFUSED);
        assertThat(attempt.gone().boxes()).extracting(Box::name).containsExactly("snap0-cow", "pmem0");
    }

    /** Whatever the graph: nothing overlaps, and what lies below stands lower. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void boxesStandApartAndOverWhatTheyLieOn(long seed) {
        Random random = new Random(seed);
        List<Box> boxes = new ArrayList<>();
        List<Graph.Edge> edges = new ArrayList<>();
        int count = 1 + random.nextInt(StackModel.MOST);
        for (int i = 0; i < count; i++) {
            boxes.add(new Box("b" + i, "b" + i, "", List.of(), Box.Access.NONE, Box.Standing.LIVE, new Selection.None()));
            for (int j = 0; i > 0 && j < random.nextInt(3); j++) {
                edges.add(new Graph.Edge("b" + i, "b" + random.nextInt(i)));
            }
        }
        Layering.Drawing drawing = Layering.draw(new Graph(boxes, edges));
        for (Graph.Edge edge : edges) {
            assertThat(drawing.corner(edge.upper()).y()).isLessThan(drawing.corner(edge.lower()).y());
        }
        for (Box first : boxes) {
            for (Box second : boxes) {
                Layering.Point a = drawing.corner(first.key());
                Layering.Point b = drawing.corner(second.key());
                assertThat(first == second || a.y() != b.y() || Math.abs(a.x() - b.x()) >= Layering.WIDTH).isTrue();
            }
        }
    }
}
