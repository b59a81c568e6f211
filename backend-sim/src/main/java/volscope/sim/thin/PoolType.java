package volscope.sim.thin;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import volscope.sim.device.BioFlag;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.dm.Arguments;
import volscope.sim.dm.KernelIo;
import volscope.sim.dm.TableBuilder;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetError;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.profile.Profile;
import volscope.sim.thin.ThinState.Committed;
import volscope.sim.thin.ThinState.Place;
import volscope.sim.thin.ThinState.Pooled;
import volscope.sim.thin.ThinState.Wish;

/** The kind {@code thin-pool}: {@code <metadata> <data> <block sectors> <low water mark> [<#features> <feature>…]}. */
public final class PoolType implements TargetType {

    /** The only one. */
    public static final PoolType TYPE = new PoolType();

    private static final long SMALLEST_BLOCK = 128;
    private static final long LARGEST_BLOCK = 1 << 21;
    private static final String NO_METADATA = "Error creating metadata object";

    private PoolType() {
    }

    @Override
    public String name() {
        return "thin-pool";
    }

    @Override
    public Traits traits(Profile profile) {
        return new Traits(Has.NO, Has.YES, Has.YES, Has.NO);
    }

    @Override
    public Set<Rule> rules() {
        return Set.of(Rule.SINGLETON, Rule.WRITEABLE, Rule.IMMUTABLE);
    }

    @Override
    public Target construct(TableBuilder builder, long start, long length, List<String> args) {
        if (args.size() < 4) {
            throw TargetError.invalid("Invalid argument count");
        }
        if (args.get(0).equals(args.get(1))) {
            throw TargetError.invalid("Error setting metadata or data device");
        }
        Set<Feature> features = Feature.parse(args.subList(4, args.size()));
        boolean readOnly = features.contains(Feature.READ_ONLY);
        DevNo metadata = builder.open(args.get(0), readOnly ? Disk.Access.READ_ONLY : Disk.Access.READ_WRITE,
                "Error opening metadata block device");
        DevNo data = builder.open(args.get(1), Disk.Access.READ_WRITE, "Error getting data device");
        long block = block(args.get(2));
        long lowWater = Arguments.number(args.get(3)).orElseThrow(() -> TargetError.invalid("Invalid low water mark"));
        ThinPools thin = builder.kernel().get(ThinPools.LAYER);
        Pool pool = pool(thin, new Place(builder.device(), metadata, data, block), features);
        long id = builder.kernel().nextId();
        pool.users++;
        thin.wish(id, new Wish(features, readOnly ? Mode.READ_ONLY : Mode.WRITE));
        return new PoolTarget(start, length, id, pool.id, data, Set.copyOf(features), lowWater);
    }

    private static long block(String word) {
        OptionalLong block = Arguments.number(word);
        if (block.isEmpty() || block.getAsLong() < SMALLEST_BLOCK || block.getAsLong() > LARGEST_BLOCK
                || block.getAsLong() % SMALLEST_BLOCK != 0) {
            throw TargetError.invalid("Invalid block size");
        }
        return block.getAsLong();
    }

    /** The pool of these devices: the one that is open, or a new one. */
    private static Pool pool(ThinPools thin, Place place, Set<Feature> features) {
        Optional<Pool> same = thin.ofMetadata(place.metadata());
        if (same.isPresent()) {
            if (!same.get().place.device().equals(place.device())) {
                throw new TargetError("metadata device already in use by a pool", Errno.EBUSY);
            }
            if (!same.get().place.data().equals(place.data())) {
                throw new TargetError("data device already in use by a pool", Errno.EBUSY);
            }
            if (features.contains(Feature.IGNORE_DISCARD) != same.get().has(Feature.IGNORE_DISCARD)) {
                throw TargetError.invalid("Discard support cannot be disabled once enabled");
            }
            return same.get();
        }
        if (thin.of(place.device()).isPresent()) {
            throw TargetError.invalid("different pool cannot replace a pool");
        }
        return open(thin, place, features);
    }

    private static Pool open(ThinPools thin, Place place, Set<Feature> features) {
        Kernel kernel = thin.kernel();
        long id = kernel.nextId();
        Pool pool = switch (Superblock.read(KernelIo.read(kernel, place.metadata(), 0, Superblock.SECTORS))) {
            case Superblock.Bad(String reason) -> throw unreadable(thin, reason);
            case Superblock.Blank _ -> format(thin, id, place, features);
            case Superblock.Good(long commit, long block) -> {
                if (block != place.block()) {
                    log(thin, "thin metadata", "changing the data block size (from " + block + " to " + place.block()
                            + ") is not supported");
                    throw TargetError.invalid(NO_METADATA);
                }
                PoolMetadata metadata = thin.committed(commit).map(Committed::metadata)
                        .orElseThrow(() -> unreadable(thin, "mapping root " + commit + ": unknown"));
                yield new Pool(Pooled.opened(id, place, metadata, commit));
            }
        };
        pool.set(Set.copyOf(features));
        thin.add(pool);
        return pool;
    }

    private static Pool format(ThinPools thin, long id, Place place, Set<Feature> features) {
        if (features.contains(Feature.READ_ONLY)) {
            throw new TargetError(NO_METADATA, Errno.EPERM);
        }
        PoolMetadata metadata = PoolMetadata.format(thin.sectors(place.metadata()) / Superblock.SECTORS);
        long commit = thin.keep(metadata, 0);
        KernelIo.write(thin.kernel(), place.metadata(), 0, new Superblock(commit, metadata, place.block()).bytes(),
                Set.of(BioFlag.FUA));
        return new Pool(Pooled.opened(id, place, metadata, commit));
    }

    private static TargetError unreadable(ThinPools thin, String reason) {
        log(thin, "thin metadata", "sb_check failed: " + reason);
        log(thin, "block manager", "superblock validator check failed for block 0");
        log(thin, "thin metadata", "couldn't read superblock");
        return new TargetError(NO_METADATA, Errno.ENOTBLK);
    }

    private static void log(ThinPools thin, String who, String text) {
        thin.dm().log(Level.ERR, who, text);
    }
}
