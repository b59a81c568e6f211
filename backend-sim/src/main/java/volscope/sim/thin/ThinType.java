package volscope.sim.thin;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.dm.Arguments;
import volscope.sim.dm.TableBuilder;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetError;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.profile.Profile;
import volscope.sim.thin.ThinState.Flag;

/** The kind {@code thin}: {@code <pool> <device number> [<external origin>]}. */
public final class ThinType implements TargetType {

    /** The only one. */
    public static final ThinType TYPE = new ThinType();

    private static final long MOST_DEVICES = 1 << 24;

    private ThinType() {
    }

    @Override
    public String name() {
        return "thin";
    }

    @Override
    public Traits traits(Profile profile) {
        return new Traits(Has.NO, Has.YES, Has.YES, Has.NO);
    }

    @Override
    public Target construct(TableBuilder builder, long start, long length, List<String> args) {
        if (args.size() != 2 && args.size() != 3) {
            throw TargetError.invalid("Invalid argument count");
        }
        Optional<DevNo> origin = Optional.empty();
        if (args.size() == 3) {
            if (args.get(2).equals(args.get(0))) {
                throw TargetError.invalid("Error setting origin device");
            }
            origin = Optional.of(builder.open(args.get(2), Disk.Access.READ_ONLY, "Error opening origin device"));
        }
        DevNo dev = builder.open(args.get(0), builder.access(), "Error opening pool device");
        int device = device(args.get(1));
        ThinPools thin = builder.kernel().get(ThinPools.LAYER);
        if (thin.dm().find(dev).isEmpty()) {
            throw TargetError.invalid("Couldn't get pool mapped device");
        }
        Pool pool = thin.of(dev).orElseThrow(() -> TargetError.invalid("Couldn't find pool object"));
        if (pool.mode() == Mode.FAIL) {
            throw TargetError.invalid("Couldn't open thin device, Pool is in fail mode");
        }
        check(pool, device);
        if (pool.is(Flag.SUSPENDED)) {
            throw TargetError.invalid("Unable to activate thin device while pool is suspended");
        }
        pool.users++;
        pool.opens = pool.opens.plus(device, pool.opens(device) + 1);
        pool.thins = pool.thins.plus(builder.device());
        long blocks = pool.metadata.data().size();
        return new ThinTarget(start, length, pool.id, new Target.Area(dev, 0, blocks * pool.place.block()), device, builder.device(),
                origin);
    }

    private static int device(String word) {
        OptionalLong device = Arguments.number(word);
        if (device.isEmpty() || Long.compareUnsigned(device.getAsLong(), MOST_DEVICES) >= 0) {
            throw TargetError.invalid("Invalid device id");
        }
        return (int) device.getAsLong();
    }

    private static void check(Pool pool, int device) {
        try {
            pool.metadata.details(device);
        } catch (ErrnoException missing) {
            throw new TargetError("Couldn't open thin internal device", missing.errno());
        }
    }
}
