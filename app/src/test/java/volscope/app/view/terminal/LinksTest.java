package volscope.app.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volscope.app.session.Act;
import volscope.app.session.Facts;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

class LinksTest {
    private final Session session = new Session(new SimulatedMachines(MachineRecording.STEPS, 1), Runnable::run,
            InstantSource.fixed(Instant.EPOCH));

    LinksTest() {
        List.of("vgcreate -s 4k vg0 /dev/vda", "lvcreate -l 16 -n lv0 vg0", "lvcreate -s -l 10 -c 4k -n snap1 vg0/lv0",
                "vgcreate vg1 /dev/vdb", "lvcreate -l 1 -n lv0 vg1", "lvcreate -l 1 -n vda vg1")
                .forEach(line -> assertThat(session.run(line, Act.Source.TYPED).join().exitCode()).as(line).isZero());
    }

    private Optional<Selection> named(String word) {
        List<Links.Piece> pieces = new Links(session.frame().facts()).pieces(word);
        assertThat(pieces).as(word).singleElement().extracting(Links.Piece::text).isEqualTo(word);
        return pieces.getFirst().selection();
    }

    @Test
    void everyNameOfWhatThereIsSelectsIt() {
        Facts facts = session.frame().facts();
        facts.disks().forEach(disk -> List.of("/dev/" + disk.name(), disk.number())
                .forEach(word -> assertThat(named(word)).as(word).hasValue(new Selection.Disk(disk.name()))));
        facts.devices().forEach(device -> List.of(device.name(), device.number(), "/dev/mapper/" + device.name())
                .forEach(word -> assertThat(named(word)).as(word).hasValue(new Selection.Device(device.name()))));
        facts.groups().forEach(group -> assertThat(named(group.name())).hasValue(new Selection.Group(group.name())));
        facts.volumes().forEach(volume -> List.of(volume.path(), "/dev/" + volume.path())
                .forEach(word -> assertThat(named(word)).as(word).hasValue(new Selection.Volume(volume.group(), volume.name()))));
        assertThat(facts.disks()).isNotEmpty();
        assertThat(facts.devices()).hasSizeGreaterThan(3);
    }

    /** A volume goes before hardware of its name, of two volumes the one of the last group. */
    @Test
    void aNameThatSeveralHaveSelectsTheNearest() {
        String last = session.frame().facts().groups().getLast().name();
        assertThat(named("vda")).hasValue(new Selection.Volume("vg1", "vda"));
        assertThat(named("vdb")).hasValue(new Selection.Disk("vdb"));
        assertThat(named("lv0")).hasValue(new Selection.Volume(last, "lv0"));
        assertThat(named("snap1")).hasValue(new Selection.Volume("vg0", "snap1"));
    }

    /** What merges is hidden: its group does not show it. */
    @ParameterizedTest
    @ValueSource(strings = {"vg0/snap1", "/dev/vg0/snap1", "snap1", "vg0/none", "/dev/none", "/dev/vg0", "mapper/vg0-lv0", "lvcreate"})
    void whatIsNotThereSelectsNothing(String word) {
        session.run("mount /dev/vg0/lv0 /mnt", Act.Source.TYPED).join();
        assertThat(session.run("lvchange -an vg0/snap1", Act.Source.TYPED).join()).isNotNull();
        session.run("lvconvert --merge vg0/snap1", Act.Source.TYPED).join();
        assertThat(session.frame().facts().volumeNamed("snap1")).isEmpty();
        assertThat(named(word)).isEmpty();
    }
}
