package volscope.sim.thin;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.sim.device.Bio;
import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Limits.Discard;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.thin.ThinState.Flag;
import volscope.sim.thin.ThinState.Wish;

/**
 * {@code thin-pool}: the data device, whose blocks thin devices share.
 *
 * @param start
 *            the first sector it maps
 * @param length
 *            how many
 * @param id
 *            its number in this machine
 * @param pool
 *            the pool's number
 * @param data
 *            the data device
 * @param features
 *            what its table line asks for
 * @param lowWater
 *            how few free blocks are an event
 */
record PoolTarget(long start, long length, long id, long pool, DevNo data, Set<Feature> features, long lowWater) implements Target {

    private static ThinPools all(Kernel kernel) {
        return kernel.get(ThinPools.LAYER);
    }

    private Pool pool(Kernel kernel) {
        return all(kernel).get(pool);
    }

    @Override
    public TargetType type() {
        return PoolType.TYPE;
    }

    @Override
    public MapResult map(Kernel kernel, Bio bio) {
        return new Remapped(bio.at(data, bio.sector()));
    }

    @Override
    public String table(Kernel kernel) {
        Pool now = pool(kernel);
        return now.place.metadata() + " " + now.place.data() + " " + now.place.block() + " " + lowWater + " " + Feature.text(features);
    }

    @Override
    public String info(Kernel kernel) {
        Pool now = pool(kernel);
        if (now.mode() == Mode.FAIL) {
            return "Fail";
        }
        Metadata metadata = now.metadata;
        String discards = now.has(Feature.IGNORE_DISCARD)
                ? "ignore_discard"
                : now.has(Feature.NO_DISCARD_PASSDOWN) ? "no_discard_passdown" : "discard_passdown";
        return "%d %d/%d %d/%d - %s %s %s %s %d ".formatted(metadata.transaction(), metadata.size() - metadata.free(), metadata.size(),
                metadata.data().used(), metadata.data().size(), word(now.mode()), discards,
                now.failsWithoutSpace() ? "error_if_no_space" : "queue_if_no_space",
                metadata.needsCheck() ? "needs_check" : "-", all(kernel).threshold(now));
    }

    private static String word(Mode mode) {
        return switch (mode) {
            case WRITE -> "rw";
            case OUT_OF_DATA_SPACE -> "out_of_data_space";
            case OUT_OF_METADATA_SPACE, READ_ONLY, FAIL -> "ro";
        };
    }

    @Override
    public Discards discards(Kernel kernel) {
        Set<Feature> wanted = all(kernel).wish(id).features();
        boolean passes = !wanted.contains(Feature.IGNORE_DISCARD) && !wanted.contains(Feature.NO_DISCARD_PASSDOWN);
        return passes ? Discards.AS_DEVICES : Discards.NEVER;
    }

    @Override
    public List<Area> areas() {
        return List.of(new Area(data, 0, length));
    }

    @Override
    public Optional<String> message(Kernel kernel, List<String> words) {
        new PoolMessages(all(kernel), pool(kernel)).take(words);
        return Optional.of("");
    }

    /** Discards go down only where the data device takes them. */
    @Override
    public void limited(Kernel kernel) {
        Wish wish = all(kernel).wish(id);
        boolean passes = !wish.features().contains(Feature.IGNORE_DISCARD) && !wish.features().contains(Feature.NO_DISCARD_PASSDOWN);
        Disk below = kernel.get(Block.LAYER).get(data);
        if (passes && below.limits().discard() == Discard.UNSUPPORTED) {
            all(kernel).log(Level.WARNING, "Data device (" + below.name() + ") discard unsupported: Disabling discard passdown.");
            Set<Feature> less = EnumSet.of(Feature.NO_DISCARD_PASSDOWN);
            less.addAll(wish.features());
            all(kernel).wish(id, new Wish(less, wish.mode()));
        }
    }

    @Override
    public void presuspend(Kernel kernel) {
        Pool now = pool(kernel);
        now.set(Flag.SUSPENDED);
        now.thins.stream().distinct().forEach(all(kernel).dm()::hold);
    }

    @Override
    public void postsuspend(Kernel kernel) {
        all(kernel).committer().settle(pool(kernel));
    }

    @Override
    public void preresume(Kernel kernel) {
        ThinPools thin = all(kernel);
        Pool now = pool(kernel);
        bind(thin, now);
        resizeData(thin, now);
        resizeMetadata(thin, now);
        thin.committer().settle(now);
    }

    private void bind(ThinPools thin, Pool now) {
        Wish wish = thin.wish(id);
        now.set(wish.features());
        now.clear(Flag.GAVE_UP);
        now.lowWater(lowWater);
        thin.setMode(now, wish.mode());
    }

    private void resizeData(ThinPools thin, Pool now) {
        long blocks = length / now.place.block();
        long old = now.metadata.data().size();
        if (blocks < old) {
            throw tooSmall(thin, now, "pool target (" + blocks + " blocks) too small: expected " + old);
        }
        if (blocks == old) {
            return;
        }
        if (now.metadata.needsCheck()) {
            thin.log(Level.ERR, now, "unable to grow the data device until repaired.");
            return;
        }
        if (old > 0) {
            thin.log(Level.INFO, now, "growing the data device from " + old + " to " + blocks + " blocks");
        }
        now.metadata.resizeData(blocks);
    }

    private void resizeMetadata(ThinPools thin, Pool now) {
        long blocks = thin.metadataBlocks(now);
        long old = now.metadata.size();
        if (blocks < old) {
            throw tooSmall(thin, now, "metadata device (" + blocks + " blocks) too small: expected " + old);
        }
        if (blocks == old) {
            return;
        }
        if (now.metadata.needsCheck()) {
            thin.log(Level.ERR, now, "unable to grow the metadata device until repaired.");
            return;
        }
        thin.log(Level.INFO, now, "growing the metadata device from " + old + " to " + blocks + " blocks");
        if (now.mode() == Mode.OUT_OF_METADATA_SPACE) {
            thin.setMode(now, Mode.WRITE);
        }
        now.metadata.resize(blocks);
    }

    private static ErrnoException tooSmall(ThinPools thin, Pool now, String text) {
        thin.log(Level.ERR, now, text);
        return new ErrnoException(Errno.EINVAL);
    }

    @Override
    public void resume(Kernel kernel, DevNo device) {
        ThinPools thin = all(kernel);
        Pool now = pool(kernel);
        thin.feed(now);
        now.thins.stream().distinct().forEach(thin.dm()::internalResume);
        now.clear(Flag.LOW_WATER);
        now.clear(Flag.SUSPENDED);
    }

    @Override
    public void destroy(Kernel kernel) {
        all(kernel).forget(id);
        all(kernel).put(pool(kernel));
    }
}
