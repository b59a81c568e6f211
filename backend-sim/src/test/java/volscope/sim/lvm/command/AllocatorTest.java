package volscope.sim.lvm.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import volscope.sim.kernel.SplitMix;
import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvTable;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.PvFlag;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;

/** Where extents are found, as the real lvm found them on four physical volumes of nine extents. */
class AllocatorTest {

    private VolumeGroup vg;
    private int made;

    @BeforeEach
    void fourPhysicalVolumes() {
        SplitMix random = new SplitMix(1);
        List<PhysicalVolume> pvs = List.of("1", "2", "3", "4").stream()
                .map(name -> new PhysicalVolume(LvmId.random(random), name, Flags.of(PvFlag.ALLOCATABLE), List.of(), 81920, 2048, 9))
                .toList();
        vg = new VolumeGroup("vg", LvmId.random(random), 1, Flags.of(VgFlag.RESIZEABLE), List.of(), 8192, VolumeGroup.Limits.NONE,
                Allocation.NORMAL, pvs, LvTable.EMPTY);
    }

    private String make(String name, long extents) throws Allocator.Short {
        return make(name, extents, Allocator.Stripes.NONE, Allocation.NORMAL);
    }

    private String make(String name, long extents, Allocator.Stripes stripes, Allocation policy) throws Allocator.Short {
        List<Segment> segments = new Allocator(PvChoice.all(vg), stripes, policy).allocate(0, extents);
        var created = new LogicalVolume.Creation(0, "");
        vg = vg.plus(LogicalVolume.of(name, LvmId.random(new SplitMix(100 + made++)), java.util.Set.of(), created, segments));
        assertThat(vg.freeExtents())
                .isEqualTo(vg.pvs().stream().flatMap(pv -> FreeSpace.of(vg, pv).stream()).mapToLong(run -> run.count()).sum());
        return segments.stream().map(this::text).collect(Collectors.joining(" "));
    }

    private String text(Segment segment) {
        Segment.Striped striped = (Segment.Striped) segment;
        return striped.areas().stream()
                .map(area -> vg.pv(area.pv()).orElseThrow().device() + ":" + area.extent() + "+" + striped.areaLength())
                .collect(Collectors.joining(","));
    }

    @Test
    void largestRunsGoFirst() throws Allocator.Short {
        assertThat(make("a", 12)).isEqualTo("1:0+9 2:0+3");
        assertThat(make("b", 12)).isEqualTo("3:0+9 2:3+3");
        vg = vg.minus(vg.lv("a").orElseThrow());
        assertThat(make("c", 3)).isEqualTo("1:0+3");
        assertThat(make("d", 10)).isEqualTo("4:0+9 1:3+1");
        assertThat(make("e", 11)).isEqualTo("1:4+5 2:6+3 2:0+3");
    }

    @Test
    void smallestRunThatSufficesIsTaken() throws Allocator.Short {
        vg = vg.withPvs(List.of(vg.pvs().getFirst().withExtents(127)));
        make("a", 10);
        make("b", 11);
        make("c", 1);
        vg = vg.minus(vg.lv("b").orElseThrow());
        assertThat(make("d", 1)).isEqualTo("1:10+1");
        assertThat(make("e", 12)).isEqualTo("1:22+12");
    }

    @Test
    void stripesLieOnDifferentVolumes() throws Allocator.Short {
        assertThat(make("s", 6, new Allocator.Stripes(3, 128), Allocation.NORMAL)).isEqualTo("1:0+2,2:0+2,3:0+2");
    }

    @Test
    void contiguousTakesOneRun() throws Allocator.Short {
        assertThat(make("a", 9, Allocator.Stripes.NONE, Allocation.CONTIGUOUS)).isEqualTo("1:0+9");
        assertThatThrownBy(() -> make("b", 10, Allocator.Stripes.NONE, Allocation.CONTIGUOUS)).isInstanceOf(Allocator.Short.class)
                .extracting(thrown -> ((Allocator.Short) thrown).missing()).isEqualTo(10L);
    }

    @Test
    void shortageIsCounted() {
        assertThatThrownBy(() -> make("a", 40)).isInstanceOf(Allocator.Short.class)
                .extracting(thrown -> ((Allocator.Short) thrown).missing()).isEqualTo(4L);
    }

    private String extend(String name, long extents, Allocator.Stripes stripes, Allocation policy) throws Allocator.Short {
        LogicalVolume lv = vg.lv(name).orElseThrow();
        var rule = new AllocationRule(policy, Optional.of(lv), vg.pvs(), List.of("site"), AllocationRule.Amount.EXACT, 0);
        List<Segment> more = new Allocator(PvChoice.all(vg), stripes, rule).allocate(lv.extents(), extents);
        List<Segment> all = new ArrayList<>(lv.segments());
        all.addAll(more);
        vg = vg.change(name, old -> old.with(Allocator.merged(all)));
        assertThat(vg.freeExtents())
                .isEqualTo(vg.pvs().stream().flatMap(pv -> FreeSpace.of(vg, pv).stream()).mapToLong(run -> run.count()).sum());
        return vg.lv(name).orElseThrow().segments().stream().map(this::text).collect(Collectors.joining(" "));
    }

    @Test
    void extensionsFollowTheEndThenTheVolumeThenAny() throws Allocator.Short {
        make("a", 3);
        make("b", 3);
        vg = vg.minus(vg.lv("b").orElseThrow());
        assertThat(extend("a", 2, Allocator.Stripes.NONE, Allocation.NORMAL)).isEqualTo("1:0+5");
        make("c", 1);
        make("d", 1);
        vg = vg.minus(vg.lv("c").orElseThrow());
        assertThat(extend("a", 1, Allocator.Stripes.NONE, Allocation.CONTIGUOUS)).isEqualTo("1:0+6");
        assertThat(extend("a", 3, Allocator.Stripes.NONE, Allocation.NORMAL)).isEqualTo("1:0+6 1:7+2 2:0+1");
    }

    @Test
    void contiguousExtensionsFailBehindOthers() throws Allocator.Short {
        make("a", 3);
        make("b", 1);
        assertThatThrownBy(() -> extend("a", 1, Allocator.Stripes.NONE, Allocation.CONTIGUOUS)).isInstanceOf(Allocator.Short.class)
                .extracting(thrown -> ((Allocator.Short) thrown).missing()).isEqualTo(1L);
    }

    @Test
    void clingingExtensionsKeepToTheVolumesOfTheFirstSegment() throws Allocator.Short {
        make("a", 3);
        make("b", 1);
        assertThat(extend("a", 2, Allocator.Stripes.NONE, Allocation.CLING)).isEqualTo("1:0+3 1:4+2");
        assertThatThrownBy(() -> extend("a", 5, Allocator.Stripes.NONE, Allocation.CLING)).isInstanceOf(Allocator.Short.class)
                .extracting(thrown -> ((Allocator.Short) thrown).missing()).isEqualTo(2L);
    }

    @Test
    void tagsMakeVolumesBelongTogether() throws Allocator.Short {
        vg = vg.withPvs(List.of(vg.pvs().get(0).tagged(List.of("site")), vg.pvs().get(1), vg.pvs().get(2).tagged(List.of("site", "x")),
                vg.pvs().get(3).tagged(List.of("x"))));
        make("a", 9);
        assertThat(extend("a", 4, Allocator.Stripes.NONE, Allocation.CLING)).isEqualTo("1:0+9 3:0+4");
    }

    @Test
    void stripesMayShareAVolumeOnlyAnywhere() throws Allocator.Short {
        vg = vg.withPvs(vg.pvs().subList(0, 1));
        assertThatThrownBy(() -> make("s", 4, new Allocator.Stripes(2, 128), Allocation.NORMAL)).isInstanceOf(Allocator.Short.class);
        assertThat(make("s", 4, new Allocator.Stripes(2, 128), Allocation.ANYWHERE)).isEqualTo("1:0+2,1:2+2");
    }

    @Test
    void stripedExtensionsFollowEachStripe() throws Allocator.Short {
        make("s", 4, new Allocator.Stripes(2, 128), Allocation.NORMAL);
        assertThat(extend("s", 4, new Allocator.Stripes(2, 128), Allocation.NORMAL)).isEqualTo("1:0+4,2:0+4");
    }

    @Test
    void lessWillDoIfSaidSo() throws Allocator.Short {
        var rule = new AllocationRule(Allocation.NORMAL, Optional.empty(), vg.pvs(), List.of(), AllocationRule.Amount.AT_MOST, 0);
        assertThat(new Allocator(PvChoice.all(vg), Allocator.Stripes.NONE, rule).allocate(0, 99).stream()
                .mapToLong(segment -> segment.extents().count()).sum()).isEqualTo(36);
    }

    private String apart(long extents, long apart, Allocator.Stripes stripes) throws Allocator.Short {
        var rule = new AllocationRule(Allocation.NORMAL, Optional.empty(), vg.pvs(), List.of(), AllocationRule.Amount.EXACT, apart);
        Allocator allocator = new Allocator(PvChoice.all(vg), stripes, rule);
        String found = allocator.allocate(0, extents).stream().map(this::text).collect(Collectors.joining(" "));
        return found + " and " + allocator.apart().stream().map(this::text).collect(Collectors.joining(" "));
    }

    @Test
    void whatLiesApartGetsTheSmallestRunOfAnotherVolume() throws Allocator.Short {
        assertThat(apart(3, 2, Allocator.Stripes.NONE)).isEqualTo("1:0+3 and 4:0+2");
        make("a", 30);
        assertThat(apart(3, 2, Allocator.Stripes.NONE)).isEqualTo("4:3+3 and 4:6+2");
    }

    @Test
    void whatLiesApartSharesAVolumeWithTheOthersIfNoneIsLeft() throws Allocator.Short {
        vg = vg.withPvs(vg.pvs().subList(0, 2));
        assertThat(apart(4, 1, new Allocator.Stripes(2, 128))).isEqualTo("1:0+2,2:0+2 and 2:2+1");
        vg = vg.withPvs(vg.pvs().subList(0, 1));
        assertThat(apart(4, 1, Allocator.Stripes.NONE)).isEqualTo("1:0+4 and 1:4+1");
        assertThatThrownBy(() -> apart(9, 1, Allocator.Stripes.NONE)).isInstanceOf(Allocator.Short.class);
    }
}
