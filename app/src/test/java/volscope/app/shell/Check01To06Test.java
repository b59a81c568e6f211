package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Track;
import volscope.app.view.Tool;
import volscope.model.machine.RevisionId;
import volscope.model.machine.SnapshotInfo;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** Checks of use 1 to 6: acting, and going back. */
class Check01To06Test extends CheckedWindow {
    private static final String LAB = "vgcreate vg0 /dev/vda\nlvcreate -L 16M -n lv0 vg0\nlvcreate -s -L 8M -n snap1 vg0/lv0\n"
            + "sec w /dev/vg0/lv0 0 24 B";
    private static final int MANY = 10_000;
    private static final double STEP_MILLIS = 100;

    @Test
    void check01SnapshotFromAFreshStart() {
        interact(() -> window().home());
        press("#sandbox-tiny");
        press("#tool-snapshot");
        press("#act-run");
        assertThat(session.ask("lvs").join().text()).contains("snap2");
        figure(1, "%d presses to a snapshot (at most 3)", presses());
        assertThat(presses()).isLessThanOrEqualTo(3);
    }

    @Test
    void check02EveryActShowsItsLineBeforeItRuns() {
        int shown = 0;
        for (String volume : List.of("vg0/lv0", "vg0/snap1", "")) {
            begin(volume.isEmpty() ? "" : LAB);
            for (Tool tool : injector.getInstance(ToolButtons.class).tools()) {
                if (!volume.isEmpty()) {
                    select(volume);
                }
                if (tool.line(frame()).isPresent()) {
                    shown += actsAsItSays(tool);
                    session.undo().join();
                }
            }
        }
        figure(2, "%d acts showed the line that ran, with the same machine after it (100 %%)", shown);
        assertThat(shown).isGreaterThan(25);
    }

    /** Opens the form of an act, and runs it; the line that was shown, typed on another machine, does the same. */
    private int actsAsItSays(Tool tool) {
        RevisionId before = now();
        int acts = frame().history().nextNumber();
        interact(() -> window().perform(tool.menu().name().toLowerCase(java.util.Locale.ROOT) + "." + tool.name()));
        settle();
        if (lookup("#act-line").tryQuery().isEmpty()) {
            return 0;
        }
        String line = lookup("#act-line").queryTextInputControl().getText();
        fire("#act-run");
        assertThat(frame().history().nextNumber()).as(tool.name()).isEqualTo(acts + 1);
        Act act = frame().history().acts().getLast();
        assertThat(act.line()).as(tool.name()).isEqualTo(line);
        assertThat(same(act.run().end(), machines.last().run(before, line).end())).as(line).isTrue();
        push(javafx.scene.input.KeyCode.ESCAPE);
        settle();
        return 1;
    }

    @Test
    void check03TheTerminalMovesTheSamePanels() {
        List<String> lines = List.of("vgcreate vg0 /dev/vda", "lvcreate -L 16M -n lv0 vg0", "lvcreate -s -L 8M -n snap1 vg0/lv0",
                "sec w /dev/vg0/lv0 0 24 B", "sec w /dev/vg0/snap1 80 8 C", "lvextend -L +4M vg0/snap1", "lvrename vg0/snap1 vg0/before",
                "lvcreate -s -L 4M -n snap2 vg0/lv0", "sec w /dev/vg0/lv0 64 8 D", "lvremove -f vg0/snap2", "lvchange -pr vg0/before",
                "lvconvert --merge vg0/before");
        List<List<String>> seen = new ArrayList<>();
        for (Act.Source source : List.of(Act.Source.TYPED, Act.Source.POINTED)) {
            begin("");
            List<String> all = new ArrayList<>();
            for (String line : lines) {
                session.run(line, source).join();
                settle();
                all.addAll(read("#storage"));
                all.addAll(read("#map"));
                all.add(state());
            }
            seen.add(all);
        }
        figure(3, "%d lines, %d words in tree, map and reports, all as by mouse", lines.size(), seen.getFirst().size());
        assertThat(seen.getFirst()).isEqualTo(seen.getLast()).hasSizeGreaterThan(100);
    }

    @Test
    void check04UndoAfterAnOverflow() {
        begin("vgcreate vg0 /dev/vda", "lvcreate -L 64M -n lv0 vg0", "lvcreate -s -L 4M -c 4k -n snap1 vg0/lv0");
        String before = state();
        List<String> words = read("#storage");
        RevisionId start = now();
        session.run("sec w /dev/vg0/lv0 0 16384 A", Act.Source.TYPED).join();
        settle();
        RevisionId end = now();
        assertThat(frame().facts().snapshots().values()).extracting(SnapshotInfo::state).containsExactly(SnapshotInfo.State.INVALID);
        for (int i = 0; i < 2; i++) {
            session.undo().join();
            settle();
            assertThat(now()).isEqualTo(start);
            assertThat(state()).isEqualTo(before);
            assertThat(read("#storage")).isEqualTo(words);
            session.redo().join();
            settle();
            assertThat(now()).isEqualTo(end);
        }
        figure(4, "undo, redo, undo, redo: the machine of before %d of 2 times, words alike", 2);
    }

    @Test
    void check05TenThousandLinesBackAndForth() {
        Session many = new Session(new SimulatedMachines(MachineRecording.LINES, 1), Runnable::run, java.time.InstantSource.system());
        List.of("vgcreate vg0 /dev/vda", "lvcreate -L 64M -n lv0 vg0", "lvcreate -s -L 32M -n snap1 vg0/lv0")
                .forEach(line -> many.run(line, Act.Source.TYPED).join());
        RevisionId start = many.frame().revision().id();
        int acts = many.frame().history().nextNumber();
        for (int i = 0; i < MANY; i++) {
            many.run(i % 3 == 0 ? "lvs" : "sec w /dev/vg0/" + (i % 3 == 1 ? "lv0" : "snap1") + " " + i % 4000 * 8 + " 8 A",
                    Act.Source.TYPED).join();
        }
        RevisionId end = many.frame().revision().id();
        long began = computed();
        for (int i = 0; i < MANY; i++) {
            many.undo().join();
        }
        assertThat(many.frame().revision().id()).isEqualTo(start);
        assertThat(many.frame().history().path()).hasSize(acts);
        for (int i = 0; i < MANY; i++) {
            many.redo().join();
        }
        double step = (computed() - began) / (2.0 * MANY);
        assertThat(many.frame().revision().id()).isEqualTo(end);
        figure(5, "%d undone and redone, %.2f ms a step (at most %.0f)", MANY, step, STEP_MILLIS);
        assertThat(step).isLessThan(STEP_MILLIS);
    }

    @Test
    void check06AnActInThePast() {
        begin("vgcreate vg0 /dev/vda", "lvcreate -L 16M -n lv0 vg0", "sec w /dev/vg0/lv0 0 24 B", "sec w /dev/vg0/lv0 80 24 C");
        Track track = Track.of(frame().history());
        RevisionId future = now();
        session.look(track.at(track.end() / 2));
        settle();
        assertThat(frame().look()).isEqualTo(Frame.Look.PAST);
        List<String> before = frame().history().acts().stream().map(Act::line).toList();
        session.run("lvcreate -s -L 4M -n snap1 vg0/lv0", Act.Source.POINTED).join();
        settle();
        assertThat(frame().history().branches()).isEqualTo(2);
        assertThat(frame().history().acts().stream().map(Act::line).toList()).containsAll(before);
        assertThat(session.revision(future).volumeGroups()).isNotEmpty();
        session.look(future);
        settle();
        assertThat(Optional.of(now())).contains(future);
        figure(6, "%d branches, %d lines of the old future kept", frame().history().branches(), before.size());
    }
}
