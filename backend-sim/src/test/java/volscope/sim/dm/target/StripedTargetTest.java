package volscope.sim.dm.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import volscope.sim.device.Bio;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.EndIo;
import volscope.sim.dm.DmRig;
import volscope.sim.dm.Target.Remapped;
import volscope.sim.dm.Target.Spread;
import volscope.sim.dm.target.StripedTarget.Stripe;
import volscope.sim.profile.Profiles;

/** The arithmetic of stripes, against dealing out chunks one by one. */
class StripedTargetTest {

    /** Where a sector lies. */
    private record Place(DevNo dev, long sector) {
    }

    private final DmRig rig = new DmRig(Profiles.V6_1);

    /** Deals chunks to stripes in turn. */
    private static List<Place> deal(StripedTarget target) {
        List<Place> places = new ArrayList<>();
        long[] next = target.stripes().stream().mapToLong(Stripe::offset).toArray();
        for (int chunk = 0; places.size() < target.length(); chunk++) {
            int stripe = chunk % next.length;
            for (int i = 0; i < target.chunk(); i++) {
                places.add(new Place(target.stripes().get(stripe).dev(), next[stripe]++));
            }
        }
        return places;
    }

    private static StripedTarget target(SplittableRandom random) {
        int count = random.nextInt(1, 6);
        long chunk = random.nextInt(1, 20);
        List<Stripe> stripes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stripes.add(new Stripe(new DevNo(254, i * 16), random.nextInt(0, 100)));
        }
        return new StripedTarget(random.nextInt(0, 50), chunk * count * random.nextInt(1, 6), chunk, stripes);
    }

    private static Bio bio(BioOp op, long sector, long sectors) {
        return new Bio(1, op, new DevNo(253, 0), sector, sectors, java.util.Set.of(), Data.EMPTY, EndIo.NONE);
    }

    @RepeatedTest(40)
    void eachSectorLiesWhereItWasDealt(RepetitionInfo repetition) {
        StripedTarget target = target(new SplittableRandom(repetition.getCurrentRepetition()));
        List<Place> places = deal(target);
        for (int i = 0; i < target.length(); i++) {
            Bio lower = ((Remapped) target.map(rig.kernel(), bio(BioOp.READ, target.start() + i, 1))).bio();
            assertThat(new Place(lower.dev(), lower.sector())).as("sector %d of %s", i, target).isEqualTo(places.get(i));
        }
    }

    @RepeatedTest(40)
    void aDiscardReachesEachOfItsSectorsOnce(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(1000 + repetition.getCurrentRepetition());
        StripedTarget target = target(random);
        int from = random.nextInt(0, (int) target.length());
        int length = random.nextInt(1, (int) target.length() - from + 1);
        List<Bio> bios = ((Spread) target.map(rig.kernel(), bio(BioOp.DISCARD, target.start() + from, length))).bios();
        List<Place> reached = new ArrayList<>();
        bios.forEach(bio -> {
            for (long sector = bio.sector(); sector < bio.endSector(); sector++) {
                reached.add(new Place(bio.dev(), sector));
            }
        });
        assertThat(reached).containsExactlyInAnyOrderElementsOf(deal(target).subList(from, from + length));
        assertThat(bios).as("one range for each stripe").hasSizeLessThanOrEqualTo(target.stripes().size());
    }

    @RepeatedTest(5)
    void aFlushGoesToEveryStripe(RepetitionInfo repetition) {
        StripedTarget target = target(new SplittableRandom(2000 + repetition.getCurrentRepetition()));
        List<Bio> bios = ((Spread) target.map(rig.kernel(), bio(BioOp.FLUSH, 0, 0))).bios();
        assertThat(bios).extracting(Bio::dev).isEqualTo(target.stripes().stream().map(Stripe::dev).toList());
    }
}
