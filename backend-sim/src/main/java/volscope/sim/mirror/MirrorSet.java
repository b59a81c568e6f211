package volscope.sim.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedSet;
import org.pcollections.PVector;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;

import volscope.sim.device.Bio;
import volscope.sim.device.DevNo;

/**
 * What a mirror target knows of its devices. Regions up to {@code tried} are alike on all of them, but for those in {@code unlike}.
 *
 * @param id
 *            its number
 * @param place
 *            the part of the mapped device
 * @param errors
 *            what becomes of a write that some device failed
 * @param legs
 *            the devices
 * @param main
 *            the device that is read and that the others are copied from
 * @param tried
 *            how many regions from the first on were copied, or need not be
 * @param unlike
 *            those of them that could not be copied, or were written to some devices only
 * @param again
 *            those that are to be copied once more
 * @param pending
 *            how many writes to a region's main device are on their way, where the devices are not alike
 * @param recovery
 *            the copying
 * @param held
 *            writes that some device failed, kept until the target is suspended
 */
record MirrorSet(long id, Place place, Errors errors, PVector<Leg> legs, int main, long tried, PSortedSet<Long> unlike,
        PSortedSet<Long> again, PMap<Long, Integer> pending, Recovery recovery, PVector<Bio> held) {

    /**
     * The part of a mapped device that is mirrored.
     *
     * @param device
     *            the device
     * @param start
     *            the first sector
     * @param length
     *            how many
     * @param region
     *            sectors of a region
     */
    record Place(DevNo device, long start, long length, long region) {

        long regions() {
            return (length + region - 1) / region;
        }

        long regionOf(long sector) {
            return (sector - start) / region;
        }

        long sectorsOf(long number) {
            return Math.min(region, length - number * region);
        }
    }

    /** Who deals with writes that some device failed. */
    enum Errors {
        IGNORED,
        /** Someone outside, who gives the mapped device another table. */
        HANDLED
    }

    /** How far the copying is. */
    enum Stage {
        STOPPED, READY, WAITING, COPYING
    }

    /**
     * The copying.
     *
     * @param stage
     *            how far it is
     * @param stopping
     *            whether it is to end after this region
     * @param busy
     *            until when the devices are at work with it, in nanoseconds since power-on
     * @param waiting
     *            writes to the region that is being copied
     */
    record Recovery(Stage stage, boolean stopping, long busy, PVector<Bio> waiting) {

        static final Recovery NONE = new Recovery(Stage.STOPPED, false, 0, TreePVector.empty());

        Recovery at(Stage next) {
            return new Recovery(next, stopping, busy, waiting);
        }

        Recovery stopping(boolean stops) {
            return new Recovery(stage, stops, busy, waiting);
        }

        Recovery busyUntil(long time) {
            return new Recovery(stage, stopping, time, waiting);
        }

        Recovery waiting(PVector<Bio> bios) {
            return new Recovery(stage, stopping, busy, bios);
        }
    }

    /** A new one, whose devices count as alike or not. */
    static MirrorSet of(long id, Place place, Errors errors, List<Leg> legs, boolean alike) {
        return new MirrorSet(id, place, errors, TreePVector.from(legs), 0, alike ? place.regions() : 0, TreePSet.empty(), TreePSet.empty(),
                HashTreePMap.empty(), Recovery.NONE, TreePVector.empty());
    }

    boolean isAlike(long region) {
        return region < tried && !unlike.contains(region);
    }

    /** How many regions are alike. */
    long alike() {
        return tried - unlike.size();
    }

    boolean isWholeAlike() {
        return alike() == place.regions();
    }

    Leg mainLeg() {
        return legs.get(main);
    }

    /** The region to be copied next, if there is one. */
    Optional<Long> next() {
        return again.isEmpty() ? Optional.of(tried).filter(region -> region < place.regions()) : Optional.of(again.first());
    }

    /** The one to read from: the main device, or else the next before it that is alive. */
    Optional<Integer> readable() {
        for (int i = 0; i < legs.size(); i++) {
            int leg = Math.floorMod(main - i, legs.size());
            if (legs.get(leg).isAlive()) {
                return Optional.of(leg);
            }
        }
        return Optional.empty();
    }

    MirrorSet with(Recovery next) {
        return new MirrorSet(id, place, errors, legs, main, tried, unlike, again, pending, next, held);
    }

    MirrorSet with(int leg, Leg.Health how) {
        return new MirrorSet(id, place, errors, legs.with(leg, legs.get(leg).failed(how)), main, tried, unlike, again, pending, recovery,
                held);
    }

    MirrorSet reading(int leg) {
        return new MirrorSet(id, place, errors, legs, leg, tried, unlike, again, pending, recovery, held);
    }

    /** After a region was copied, or could not be. */
    MirrorSet copied(long region, boolean good) {
        return new MirrorSet(id, place, errors, legs, main, Math.max(tried, region + 1),
                good ? unlike.minus(region) : unlike.plus(region), again.minus(region), pending, recovery, held);
    }

    /** After a write that not all devices took. */
    MirrorSet differing(long region) {
        return new MirrorSet(id, place, errors, legs, main, tried, region < tried ? unlike.plus(region) : unlike, again, pending, recovery,
                held);
    }

    /** What could not be copied is tried once more. */
    MirrorSet retrying() {
        return new MirrorSet(id, place, errors, legs, main, tried, unlike, unlike, pending, recovery, held);
    }

    /** With one more write to a region on its way, or one less. */
    MirrorSet writing(long region, int change) {
        int now = pending.getOrDefault(region, 0) + change;
        PMap<Long, Integer> counts = now == 0 ? pending.minus(region) : pending.plus(region, now);
        return new MirrorSet(id, place, errors, legs, main, tried, unlike, again, counts, recovery, held);
    }

    MirrorSet holding(PVector<Bio> bios) {
        return new MirrorSet(id, place, errors, legs, main, tried, unlike, again, pending, recovery, bios);
    }

    /** A request's place on a device. */
    Bio placed(Bio bio, int leg) {
        Leg to = legs.get(leg);
        return bio.at(to.dev(), bio.sectors() == 0 ? 0 : to.offset() + bio.sector() - place.start());
    }

    /** A letter for each device: {@code AA}. */
    String letters() {
        List<String> letters = new ArrayList<>();
        legs.forEach(leg -> letters.add(Character.toString(leg.health().letter())));
        return String.join("", letters);
    }
}
