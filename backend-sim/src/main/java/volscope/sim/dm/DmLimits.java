package volscope.sim.dm;

import java.util.List;

import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Limits;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.profile.Profile;

/** The limits of a table: whether its areas fit their devices, and what the mapped device's queue can do. */
final class DmLimits {

    private static final Limits BARE = new Limits(512, 512, Limits.WriteCache.NONE, Limits.Discard.UNSUPPORTED, Limits.DaxFlag.OFF);

    private DmLimits() {
    }

    /**
     * Checks each area of a table against its device.
     *
     * @throws ErrnoException
     *             EINVAL, logged
     */
    static void check(Dm dm, DevNo md, Table table) {
        for (Target target : table.targets()) {
            for (Target.Area area : target.areas()) {
                dm.block().find(area.dev()).ifPresent(disk -> check(dm, md, area, disk));
            }
        }
        alignment(dm, md, table);
    }

    private static void check(Dm dm, DevNo md, Target.Area area, Disk disk) {
        if (disk.sectors() == 0) {
            return;
        }
        if (area.start() >= disk.sectors() || area.start() + area.length() > disk.sectors()) {
            refuse(dm, "%s: %s too small for target: start=%d, len=%d, dev_size=%d".formatted(md, disk.name(), area.start(),
                    area.length(), disk.sectors()));
        }
        long block = disk.limits().logicalBlock() / Sectors.SIZE;
        if (area.start() % block != 0) {
            refuse(dm, "%s: start=%d not aligned to h/w logical block size %d of %s".formatted(md, area.start(),
                    disk.limits().logicalBlock(), disk.name()));
        }
        if (area.length() % block != 0) {
            refuse(dm, "%s: len=%d not aligned to h/w logical block size %d of %s".formatted(md, area.length(),
                    disk.limits().logicalBlock(), disk.name()));
        }
    }

    private static void alignment(Dm dm, DevNo md, Table table) {
        int block = stack(dm, md, table).logicalBlock();
        long sectors = block / Sectors.SIZE;
        for (int i = 0; i < table.targets().size(); i++) {
            Target target = table.targets().get(i);
            if (target.start() % sectors != 0 || target.length() % sectors != 0) {
                refuse(dm, "%s: table line %d (start sect %d len %d) not aligned to h/w logical block size %d".formatted(md, i,
                        target.start(), target.length(), block));
            }
        }
    }

    private static void refuse(Dm dm, String text) {
        dm.log(Level.ERR, "table", text);
        throw new ErrnoException(Errno.EINVAL);
    }

    /** The queue's limits under a table: the strictest of all lower devices. */
    static Limits stack(Dm dm, DevNo md, Table table) {
        Limits stacked = BARE;
        for (Target target : table.targets()) {
            for (Target.Area area : target.areas()) {
                stacked = dm.block().find(area.dev()).map(Disk::limits).map(stack(stacked)).orElse(stacked);
            }
        }
        return new Limits(stacked.logicalBlock(), stacked.physicalBlock(), stacked.writeCache(), discard(dm, table.targets()),
                DmDax.flag(dm, md, table));
    }

    private static java.util.function.Function<Limits, Limits> stack(Limits upper) {
        return lower -> new Limits(Math.max(upper.logicalBlock(), lower.logicalBlock()),
                Math.max(upper.physicalBlock(), lower.physicalBlock()),
                upper.writeCache() == Limits.WriteCache.VOLATILE ? upper.writeCache() : lower.writeCache(), upper.discard(), upper.dax());
    }

    private static Limits.Discard discard(Dm dm, List<Target> targets) {
        Profile profile = dm.kernel().profile();
        boolean all = targets.stream()
                .allMatch(target -> target.type().traits(profile).discard().it() && target.areas().stream().allMatch(area -> dm.block()
                        .find(area.dev()).map(disk -> disk.limits().discard() == Limits.Discard.SUPPORTED).orElse(false)));
        return all ? Limits.Discard.SUPPORTED : Limits.Discard.UNSUPPORTED;
    }
}
