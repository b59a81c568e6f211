package volscope.sim.thin;

import java.util.Optional;
import java.util.Set;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

import volscope.sim.device.Bio;
import volscope.sim.device.DevNo;

/**
 * All thin pools as a value.
 *
 * @param pools
 *            the pools that are open, by their numbers
 * @param targets
 *            what the thin-pool targets ask for, by the targets' numbers
 * @param commits
 *            metadata that were committed, the latest ones of each pool, by the commits' numbers, which superblocks name
 * @param next
 *            the number of the next commit
 */
public record ThinState(PSortedMap<Long, Pooled> pools, PMap<Long, Wish> targets, PMap<Long, Committed> commits, long next) {

    /** No pools. */
    public static final ThinState EMPTY = new ThinState(TreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), 1);

    /** What is left of it after a power cut: what superblocks on devices may name. */
    public ThinState afterPowerCut() {
        return new ThinState(TreePMap.empty(), HashTreePMap.empty(), commits, next);
    }

    /**
     * Metadata that were committed.
     *
     * @param metadata
     *            what they were
     * @param before
     *            the number of the same pool's commit before, 0 if it was the first
     */
    record Committed(PoolMetadata metadata, long before) {
    }

    /**
     * What a pool is to be like under one of its tables.
     *
     * @param features
     *            what the table line asks for, without what the data device cannot do
     * @param mode
     *            what the pool may do
     */
    record Wish(Set<Feature> features, Mode mode) {
    }

    /**
     * A pool that is open.
     *
     * @param id
     *            its number
     * @param place
     *            the devices it is made of
     * @param rules
     *            how it behaves now
     * @param metadata
     *            its metadata, changes that are not committed included
     * @param commit
     *            how far they are committed
     * @param users
     *            how many targets use it
     * @param opens
     *            how often its thin devices are open
     * @param thins
     *            the mapped devices of its thin devices, once for each time they are open
     * @param cells
     *            requests for blocks of thin devices that are being provisioned
     * @param starved
     *            writes that wait for space
     */
    record Pooled(long id, Place place, Rules rules, PoolMetadata metadata, Commit commit, int users, PMap<Integer, Integer> opens,
            PVector<DevNo> thins, PMap<Cell, PVector<Waiting>> cells, PVector<Waiting> starved) {

        static Pooled opened(long id, Place place, PoolMetadata metadata, long commit) {
            return new Pooled(id, place, Rules.FIRST, metadata, Commit.of(commit, metadata), 0, HashTreePMap.empty(), TreePVector.empty(),
                    HashTreePMap.empty(), TreePVector.empty());
        }
    }

    /**
     * The devices a pool is made of.
     *
     * @param device
     *            its mapped device
     * @param metadata
     *            the device of its metadata
     * @param data
     *            the device of its blocks
     * @param block
     *            sectors of a block
     */
    record Place(DevNo device, DevNo metadata, DevNo data, long block) {
    }

    /**
     * How a pool behaves.
     *
     * @param features
     *            what it was asked for
     * @param mode
     *            what it can do
     * @param lowWater
     *            how few free blocks are an event
     * @param flags
     *            what else is true of it
     */
    record Rules(Set<Feature> features, Mode mode, long lowWater, Set<Flag> flags) {

        static final Rules FIRST = new Rules(Set.of(), Mode.WRITE, 0, Set.of(Flag.SUSPENDED));
    }

    /** What can be true of a pool. */
    enum Flag {
        SUSPENDED,
        /** The event of few free blocks was sent. */
        LOW_WATER,
        /** The event of few free metadata blocks was sent. */
        LOW_METADATA,
        /** Writes have waited for space for so long that they fail now. */
        GAVE_UP
    }

    /**
     * How far a pool's metadata are committed.
     *
     * @param done
     *            the number of the last commit
     * @param metadata
     *            what it committed
     * @param running
     *            the number of the commit that is being written, if any
     * @param waiting
     *            what waits for the next one to begin
     * @param carried
     *            what waits for the running one to end
     * @param since
     *            when the first change was made that is not committed, in nanoseconds since power-on
     */
    record Commit(long done, PoolMetadata metadata, Optional<Running> running, PVector<Then> waiting, PVector<Then> carried, long since) {

        static Commit of(long number, PoolMetadata metadata) {
            return new Commit(number, metadata, Optional.empty(), TreePVector.empty(), TreePVector.empty(), 0);
        }
    }

    /**
     * A commit that is being written.
     *
     * @param number
     *            its number
     * @param metadata
     *            what it commits
     */
    record Running(long number, PoolMetadata metadata) {
    }

    /** What is done after a commit. */
    sealed interface Then {
    }

    /**
     * A request goes on to the pool's device.
     *
     * @param bio
     *            at its place there
     */
    record Send(Bio bio) implements Then {
    }

    /**
     * A request has ended.
     *
     * @param bio
     *            the request
     */
    record End(Bio bio) implements Then {
    }

    /**
     * A request to a thin device is looked at again.
     *
     * @param request
     *            the request
     */
    record Again(Waiting request) implements Then {
    }

    /**
     * A block of a thin device.
     *
     * @param device
     *            the thin device's number in the pool
     * @param block
     *            which block
     */
    record Cell(int device, long block) {
    }

    /**
     * A request to a thin device that waits.
     *
     * @param target
     *            the target it came to
     * @param bio
     *            the request
     */
    record Waiting(ThinTarget target, Bio bio) {
    }
}
