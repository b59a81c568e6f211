package volscope.sim.thin;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.pcollections.PMap;
import org.pcollections.PSortedMap;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.dm.Dm;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.Subsystem;
import volscope.sim.kernel.Work;
import volscope.sim.thin.ThinState.Committed;
import volscope.sim.thin.ThinState.Flag;
import volscope.sim.thin.ThinState.Pooled;
import volscope.sim.thin.ThinState.Waiting;
import volscope.sim.thin.ThinState.Wish;

/** The thin pools of a machine. */
public final class ThinPools extends Subsystem<ThinState> {

    /** The key of this layer. */
    public static final Layer<ThinPools, ThinState> LAYER = new Layer<>("thin", ThinState.EMPTY, ThinPools::new);

    /** So many of a pool's latest commits are kept. */
    private static final int KEPT_COMMITS = 8;

    private static final long NO_SPACE_TIMEOUT = 60_000_000_000L;

    private final Map<Long, Pool> pools = new TreeMap<>();
    private final Committer committer = new Committer(this);
    private final ThinIo io = new ThinIo(this);
    private PMap<Long, Wish> targets;
    private PMap<Long, Committed> commits;
    private long next;
    private ThinState published;

    private ThinPools(Kernel kernel, ThinState state) {
        super(kernel);
        state.pools().values().forEach(pooled -> pools.put(pooled.id(), new Pool(pooled)));
        targets = state.targets();
        commits = state.commits();
        next = state.next();
        published = state;
    }

    @Override
    public ThinState publish() {
        PSortedMap<Long, Pooled> now = published.pools();
        if (now.isEmpty() && pools.isEmpty() && targets == published.targets() && commits == published.commits()) {
            return published;
        }
        for (long gone : now.keySet().stream().filter(id -> !pools.containsKey(id)).toList()) {
            now = now.minus(gone);
        }
        for (Pool pool : pools.values()) {
            Pooled pooled = pool.publish();
            if (now.get(pool.id) != pooled) {
                now = now.plus(pool.id, pooled);
            }
        }
        if (now != published.pools() || targets != published.targets() || commits != published.commits()) {
            published = new ThinState(now, targets, commits, next);
        }
        return published;
    }

    Kernel kernel() {
        return kernel;
    }

    Block block() {
        return kernel.get(Block.LAYER);
    }

    Dm dm() {
        return kernel.get(Dm.LAYER);
    }

    Committer committer() {
        return committer;
    }

    ThinIo io() {
        return io;
    }

    void log(Level level, String text) {
        dm().log(level, "thin", text);
    }

    /** Writes a line about a pool: {@code device-mapper: thin: 253:2: …}. */
    void log(Level level, Pool pool, String text) {
        log(level, pool.place.device() + ": " + text);
    }

    Collection<Pool> all() {
        return pools.values();
    }

    /** The pool of a number, if it is still open. */
    Optional<Pool> find(long id) {
        return Optional.ofNullable(pools.get(id));
    }

    Pool get(long id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no pool " + id));
    }

    void add(Pool pool) {
        pools.put(pool.id, pool);
    }

    /** A target uses a pool no more; the last one closes it. */
    void put(Pool pool) {
        pool.users--;
        if (pool.users == 0) {
            committer.settle(pool);
            pools.remove(pool.id);
        }
    }

    Wish wish(long target) {
        return Objects.requireNonNull(targets.get(target), "a thin-pool target");
    }

    void wish(long target, Wish wish) {
        targets = targets.plus(target, wish);
    }

    void forget(long target) {
        targets = targets.minus(target);
    }

    /** Keeps metadata under the number of a commit, which follows another of the same pool; an old one is forgotten. */
    long keep(PoolMetadata metadata, long before) {
        commits = commits.plus(next, new Committed(metadata, before));
        long old = next;
        for (int i = 0; i < KEPT_COMMITS && old != 0; i++) {
            old = committed(old).map(Committed::before).orElse(0L);
        }
        commits = commits.minus(old);
        return next++;
    }

    /** What was committed under a number. */
    Optional<Committed> committed(long number) {
        return Optional.ofNullable(commits.get(number));
    }

    long sectors(DevNo dev) {
        return block().find(dev).map(Disk::sectors).orElse(0L);
    }

    /** Metadata blocks of a pool's metadata device. */
    long metadataBlocks(Pool pool) {
        return sectors(pool.place.metadata()) / Superblock.SECTORS;
    }

    void event(Pool pool) {
        dm().event(pool.place.device());
    }

    /** Changes what a pool can do, and says so. */
    void setMode(Pool pool, Mode wanted) {
        Mode old = pool.mode();
        Mode now = old == Mode.FAIL ? old : wanted;
        if (now == Mode.WRITE && pool.metadata.needsCheck()) {
            log(Level.ERR, pool, "unable to switch pool to write mode until repaired.");
            now = old == Mode.WRITE ? Mode.READ_ONLY : old;
        }
        pool.set(now);
        if (now == Mode.WRITE) {
            pool.clear(Flag.GAVE_UP);
        }
        if (old != now) {
            notifyMode(pool);
        }
        if (now == Mode.OUT_OF_DATA_SPACE && old != now && !pool.failsWithoutSpace()) {
            kernel.at(kernel.now() + NO_SPACE_TIMEOUT, new NoSpaceTimeout(pool.id));
        }
    }

    private void notifyMode(Pool pool) {
        String what = pool.mode() == Mode.OUT_OF_DATA_SPACE ? pool.failsWithoutSpace() ? " (error IO)" : " (queue IO)" : "";
        event(pool);
        log(Level.INFO, pool, "switching pool to " + pool.mode().text() + what + " mode");
    }

    /** Whoever waits for space is looked at again. */
    void feed(Pool pool) {
        for (Waiting request : pool.fed()) {
            io.again(request);
        }
    }

    /** Writes that found no space have waited long enough. */
    private record NoSpaceTimeout(long id) implements Work {
        @Override
        public String label() {
            return "no space for too long";
        }

        @Override
        public void run(Kernel kernel) {
            ThinPools thin = kernel.get(LAYER);
            Optional<Pool> starving = thin.find(id).filter(pool -> pool.mode() == Mode.OUT_OF_DATA_SPACE)
                    .filter(pool -> !pool.failsWithoutSpace());
            starving.ifPresent(pool -> {
                pool.set(Flag.GAVE_UP);
                thin.notifyMode(pool);
                thin.feed(pool);
            });
        }
    }

    /** An operation on a pool's metadata has failed: what was not committed is lost, and nothing changes any more. */
    void failed(Pool pool, String operation, Errno errno) {
        log(Level.ERR, pool, "metadata operation '" + operation + "' failed: error = -" + errno.number());
        if (!pool.mode().isReadOnly()) {
            log(Level.ERR, pool, "aborting current metadata transaction");
            pool.metadata = new Metadata(pool.commit.metadata());
            pool.metadata.needCheck();
        }
        setMode(pool, Mode.READ_ONLY);
    }

    /** Tells of few free blocks, once. */
    void checkLowWater(Pool pool, long free) {
        if (free <= pool.rules.lowWater() && !pool.is(Flag.LOW_WATER)) {
            log(Level.WARNING, pool, "reached low water mark for data device: sending event.");
            pool.set(Flag.LOW_WATER);
            event(pool);
        }
    }

    /** Tells of few free metadata blocks, once until there are more again. */
    void checkLowMetadata(Pool pool) {
        boolean low = pool.metadata.unused() <= threshold(pool);
        if (low && !pool.is(Flag.LOW_METADATA)) {
            log(Level.WARNING, pool, "reached low water mark for metadata device: sending event.");
            event(pool);
            pool.set(Flag.LOW_METADATA);
        } else if (!low) {
            pool.clear(Flag.LOW_METADATA);
        }
    }

    /** How few free metadata blocks are an event. */
    long threshold(Pool pool) {
        long most = 1024;
        return Math.min(most, metadataBlocks(pool) / 4);
    }

    /** The pool whose mapped device is this one. */
    Optional<Pool> of(DevNo device) {
        return pools.values().stream().filter(pool -> pool.place.device().equals(device)).findFirst();
    }

    /** The pool whose metadata are on this device. */
    Optional<Pool> ofMetadata(DevNo device) {
        return pools.values().stream().filter(pool -> pool.place.metadata().equals(device)).findFirst();
    }
}
