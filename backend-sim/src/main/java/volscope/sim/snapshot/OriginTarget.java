package volscope.sim.snapshot;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.Bio;
import volscope.sim.device.BioOp;
import volscope.sim.device.Dax;
import volscope.sim.device.DevNo;
import volscope.sim.dm.TableBuilder;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetError;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.profile.Profile;
import volscope.sim.profile.DaxRules.OriginDax;

/**
 * {@code snapshot-origin}: a device whose snapshots get the old chunk before a write goes on.
 *
 * @param start
 *            the first sector it maps
 * @param length
 *            how many
 * @param id
 *            its number in this machine
 * @param dev
 *            the lower device
 */
public record OriginTarget(long start, long length, long id, DevNo dev) implements Target {

    /** The kind. */
    public static final TargetType TYPE = new TargetType() {
        @Override
        public String name() {
            return "snapshot-origin";
        }

        @Override
        public Traits traits(Profile profile) {
            return new Traits(Has.of(profile.dax().origin() != OriginDax.NONE), Has.YES, Has.NO, Has.NO);
        }

        @Override
        public Target construct(TableBuilder builder, long start, long length, List<String> args) {
            if (args.size() != 1) {
                throw TargetError.invalid("origin: incorrect number of arguments");
            }
            DevNo dev = builder.open(args.get(0), builder.access(), "Cannot get target device");
            return new OriginTarget(start, length, builder.kernel().nextId(), dev);
        }
    };

    @Override
    public TargetType type() {
        return TYPE;
    }

    private static Snapshots all(Kernel kernel) {
        return kernel.get(Snapshots.LAYER);
    }

    @Override
    public long writeBoundary(Kernel kernel) {
        return all(kernel).split(id);
    }

    @Override
    public MapResult map(Kernel kernel, Bio bio) {
        Bio lower = bio.at(dev, bio.sector());
        if (bio.op() != BioOp.WRITE) {
            return new Remapped(lower);
        }
        OriginIo.Outcome outcome = all(kernel).originIo().write(dev, lower);
        return outcome == OriginIo.Outcome.FREE ? new Remapped(lower) : new Submitted();
    }

    @Override
    public String table(Kernel kernel) {
        return dev.toString();
    }

    @Override
    public List<Area> areas() {
        return List.of(new Area(dev, 0, length));
    }

    @Override
    public Optional<Area> below(Kernel kernel, long sector) {
        return Optional.of(new Area(dev, sector, 1));
    }

    @Override
    public Dax.Access directAccess(Kernel kernel, long page, long pages, Dax.Intent intent) {
        if (kernel.profile().dax().origin() == OriginDax.STUB) {
            all(kernel).log(Level.WARNING, "device does not support dax.");
            return new Dax.Refused(Errno.EIO);
        }
        return all(kernel).directIo().ofOrigin(dev, page, pages, intent);
    }

    @Override
    public void resume(Kernel kernel, DevNo device) {
        all(kernel).originResumed(id, dev, device);
    }

    @Override
    public void postsuspend(Kernel kernel) {
        all(kernel).originStopped(dev);
    }

    @Override
    public void destroy(Kernel kernel) {
        all(kernel).targetForgotten(id);
    }
}
