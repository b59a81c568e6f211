package volscope.sim.thin;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import volscope.sim.device.Bio;
import volscope.sim.device.DevNo;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.Kernel;
import volscope.sim.thin.PoolMetadata.Details;

/**
 * {@code thin}: a device whose blocks come from a pool when they are first written.
 *
 * @param start
 *            the first sector it maps
 * @param length
 *            how many
 * @param pool
 *            the pool's number
 * @param below
 *            the part of the pool's mapped device that has blocks
 * @param device
 *            its number in the pool
 * @param mapped
 *            the mapped device it belongs to
 * @param origin
 *            the external origin, which gives what was never written
 */
record ThinTarget(long start, long length, long pool, Area below, int device, DevNo mapped, Optional<DevNo> origin) implements Target {

    private static ThinPools all(Kernel kernel) {
        return kernel.get(ThinPools.LAYER);
    }

    private Pool pool(Kernel kernel) {
        return all(kernel).get(pool);
    }

    @Override
    public TargetType type() {
        return ThinType.TYPE;
    }

    @Override
    public MapResult map(Kernel kernel, Bio bio) {
        return all(kernel).io().map(this, bio);
    }

    @Override
    public long maxIoLen(Kernel kernel) {
        return pool(kernel).place.block();
    }

    @Override
    public String table(Kernel kernel) {
        return below.dev() + " " + device + origin.map(dev -> " " + dev).orElse("");
    }

    @Override
    public String info(Kernel kernel) {
        Pool now = pool(kernel);
        if (now.mode() == Mode.FAIL) {
            return "Fail";
        }
        Details details = now.metadata.details(device);
        OptionalLong last = now.metadata.lastMapped(device);
        long block = now.place.block();
        return details.mapped() * block + " " + (last.isPresent() ? Long.toString((last.getAsLong() + 1) * block - 1) : "-");
    }

    @Override
    public Discards discards(Kernel kernel) {
        return pool(kernel).has(Feature.IGNORE_DISCARD) ? Discards.NEVER : Discards.ALWAYS;
    }

    @Override
    public List<Area> areas() {
        return below.length() == 0 ? List.of() : List.of(below);
    }

    @Override
    public void destroy(Kernel kernel) {
        Pool now = pool(kernel);
        int left = now.opens(device) - 1;
        now.opens = left == 0 ? now.opens.minus(device) : now.opens.plus(device, left);
        now.thins = now.thins.minus(mapped);
        all(kernel).put(now);
    }
}
