package volscope.sim.lvm.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.DevNo;
import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.LvTable;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.PvFlag;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;

/** The letters of volumes and groups in many states. */
class LvAttributesTest {

    private static final LogicalVolume.Creation CREATED = new LogicalVolume.Creation(0, "host");
    private static final LvmId PV = id(9);

    private static LvmId id(int number) {
        return new LvmId("0".repeat(31) + number);
    }

    private static Segment on(long extent) {
        return new Segment.Striped(new Extents(0, 4), 0, List.of(new Segment.Area(PV, extent)));
    }

    /** An origin, its store, a plain volume and one of zeros, with words that change them. */
    private static VolumeGroup group(String words) {
        Set<LvFlag> shown = Flags.of(LvFlag.READ, LvFlag.WRITE, LvFlag.VISIBLE);
        Set<LvFlag> hidden = Flags.of(LvFlag.READ, LvFlag.WRITE);
        Set<LvFlag> plain = words.contains("read-only") ? Flags.of(LvFlag.READ, LvFlag.VISIBLE) : shown;
        plain = words.contains("skip") ? Flags.plus(plain, LvFlag.ACTIVATION_SKIP) : plain;
        plain = words.contains("fixed") ? Flags.plus(plain, LvFlag.FIXED_MINOR) : plain;
        LogicalVolume p = LogicalVolume.of("p", id(3), plain, CREATED, List.of(on(8)));
        Segment relation = new Segment.Snapshot(new Extents(0, 4), "o", "s", 8,
                words.contains("merging") ? Segment.Merge.MERGING : Segment.Merge.NONE);
        LvTable table = LvTable.EMPTY.plus(LogicalVolume.of("o", id(1), shown, CREATED, List.of(on(0))))
                .plus(words.contains("contiguous") ? p.with(Allocation.CONTIGUOUS) : p)
                .plus(LogicalVolume.of("z", id(4), shown, CREATED, List.of(new Segment.Virtual(new Extents(0, 4), "zero"))))
                .plus(LogicalVolume.of("s", id(2), hidden, CREATED, List.of(on(4))))
                .plus(LogicalVolume.of("snapshot0", id(5), shown, CREATED, List.of(relation)));
        Set<PvFlag> flags = words.contains("missing") ? Flags.of(PvFlag.ALLOCATABLE, PvFlag.MISSING) : Flags.of(PvFlag.ALLOCATABLE);
        PhysicalVolume pv = new PhysicalVolume(PV, "/dev/vda", flags, List.of(), 1048576, 2048, 127);
        return new VolumeGroup("vg", id(0), 1, Flags.of(VgFlag.RESIZEABLE, VgFlag.READ, VgFlag.WRITE), List.of(), 8192,
                VolumeGroup.Limits.NONE, Allocation.NORMAL, List.of(pv), table);
    }

    /** Devices for all volumes, with words that change them; none if they say nothing. */
    private static LiveInfo live(String words) {
        Map<String, LiveVolume> devices = new HashMap<>();
        if (words.contains("active")) {
            List<Flag> flags = new ArrayList<>(List.of(Flag.LIVE_TABLE));
            if (words.contains("suspended")) {
                flags.add(Flag.SUSPENDED);
            }
            if (words.contains("locked")) {
                flags.add(Flag.READ_ONLY);
            }
            int opens = words.contains("open") ? 1 : 0;
            Optional<SnapshotStatus> status = SnapshotStatus.parse(
                    words.contains("invalid") ? "Invalid" : words.contains("failed") ? "Merge failed" : "24/8192 16");
            boolean merging = words.contains("merging now") || words.contains("failed");
            for (String name : List.of("o", "s", "p", "z")) {
                Optional<String> target = Optional.of(name.equals("o") && merging ? "snapshot-merge" : "linear");
                Optional<SnapshotStatus> own = name.equals("s") || name.equals("o") && merging ? status : Optional.empty();
                devices.put(name, new LiveVolume(new DevNo(253, 0), 256, opens, Set.copyOf(flags), target, own, Optional.empty()));
            }
        }
        return (vg, lv) -> Optional.ofNullable(devices.get(lv.name()));
    }

    @ParameterizedTest
    @CsvSource({"p, active, -wi-a-----", "p, active open, -wi-ao----", "p, '', -wi-------", "p, read-only active, -ri-a-----",
        "p, active locked, -Ri-a-----", "p, active suspended, -wi-s-----", "p, contiguous active, -wc-a-----",
        "p, fixed active, -wima-----",
        "p, skip active, -wi-a----k", "p, missing, -wi-----p-", "z, active, vwi-a-v---", "z, missing active, vwi-a-v---",
        "o, active, owi-a-s---", "o, '', owi---s---", "o, active open, owi-aos---", "o, merging active, Owi-a-s---",
        "o, merging failed active, Owi-m-s---", "o, missing, owi---s-p-", "s, active, swi-a-s---", "s, invalid active, swi-I-s---",
        "s, invalid active open, swi-Ios---", "s, invalid active suspended, swi-S-s---", "s, merging active, Swi-a-s---",
        "s, merging failed active, Swi-m-s---", "s, merging failed active suspended, Swi-M-s---"})
    void tenLettersSumAVolumeUp(String name, String words, String expected) {
        VolumeGroup vg = group(words);
        assertThat(LvAttributes.of(vg, vg.lv(name).orElseThrow(), live(words))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'', wz--n-, a--", "missing, wz-pn-, a-m"})
    void lettersSumAGroupUp(String words, String group, String device) {
        VolumeGroup vg = group(words);
        assertThat(GroupAttributes.of(vg)).isEqualTo(group);
        assertThat(GroupAttributes.of(vg.pvs().get(0), Optional.of(vg))).isEqualTo(device);
        assertThat(GroupAttributes.of(vg.pvs().get(0).with(Set.of()), Optional.empty())).startsWith("-");
    }

    @ParameterizedTest
    @CsvSource({"16/8192 16, 0.00", "24/8192 16, 0.29", "24/24 16, 100.00", "Invalid, 100.00", "0/8192 0, 0.00"})
    void aStatusSaysHowFullASnapshotIs(String text, String percent) {
        assertThat(SnapshotStatus.parse(text).flatMap(SnapshotStatus::full))
                .hasValueSatisfying(full -> assertThat(full.text()).isEqualTo(percent));
    }

    @ParameterizedTest
    @CsvSource({"Unknown", "''", "a/b", "Merge failed"})
    void someStatusesDoNotSayIt(String text) {
        assertThat(SnapshotStatus.parse(text).flatMap(SnapshotStatus::full)).isEmpty();
    }
}
