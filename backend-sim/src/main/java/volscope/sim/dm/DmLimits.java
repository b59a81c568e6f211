package volscope.sim.dm;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Limits;
import volscope.sim.device.Limits.DaxFlag;
import volscope.sim.device.Limits.Discard;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.profile.Profile;

/** What a table makes of the limits of the devices below it: whether its areas fit, and what the mapped device's queue can do. */
final class DmLimits {

    private final Dm dm;
    private final DevNo md;
    private final Table table;
    private Stack stack = Stack.BARE;

    private DmLimits(Dm dm, DevNo md, Table table) {
        this.dm = dm;
        this.md = md;
        this.table = table;
    }

    /**
     * Checks each area of a table against its device.
     *
     * @throws ErrnoException
     *             EINVAL, logged
     */
    static DmLimits of(Dm dm, DevNo md, Table table) {
        DmLimits limits = new DmLimits(dm, md, table);
        limits.calculate();
        table.targets().forEach(target -> target.limited(dm.kernel()));
        return limits;
    }

    private void calculate() {
        for (Target target : table.targets()) {
            Stack own = stack(target);
            for (Target.Area area : target.areas()) {
                disk(area).ifPresent(disk -> check(area, disk, own));
            }
            Stack.Result all = stack.with(own, 0);
            if (all.fit() == Stack.Fit.MISALIGNED) {
                dm.log(Level.WARNING, "table", "%s: adding target device (start sect %d len %d) caused an alignment inconsistency"
                        .formatted(md, target.start(), target.length()));
            }
            stack = all.stack();
        }
        checkBoundaries();
    }

    private Optional<Disk> disk(Target.Area area) {
        return dm.block().find(area.dev());
    }

    /** The limits of a target's devices alone. */
    private Stack stack(Target target) {
        Stack own = Stack.BARE;
        for (Target.Area area : target.areas()) {
            Optional<Disk> disk = disk(area);
            if (disk.isPresent()) {
                Stack.Result result = own.with(Stack.of(disk.get().limits()), area.start());
                if (result.fit() == Stack.Fit.MISALIGNED) {
                    warn(area, disk.get());
                }
                own = result.stack();
            }
        }
        return hinted(target, own);
    }

    private Stack hinted(Target target, Stack own) {
        return target.hints(dm.kernel()).map(own::with).orElse(own);
    }

    private void warn(Target.Area area, Disk disk) {
        dm.log(Level.WARNING, "table", ("%s: adding target device %s caused an alignment inconsistency: "
                + "physical_block_size=%d, logical_block_size=%d, alignment_offset=%d, start=%s").formatted(md, disk.name(),
                        disk.limits().physicalBlock(), disk.limits().logicalBlock(), disk.limits().alignment(),
                        Long.toUnsignedString(Sectors.toBytes(area.start()))));
    }

    private void check(Target.Area area, Disk disk, Stack own) {
        long size = disk.sectors();
        if (size == 0) {
            return;
        }
        String start = Long.toUnsignedString(area.start());
        if (Long.compareUnsigned(area.start(), size) >= 0 || Long.compareUnsigned(area.start() + area.length(), size) > 0) {
            refuse("%s: %s too small for target: start=%s, len=%d, dev_size=%d".formatted(md, disk.name(), start, area.length(), size));
        }
        if (area.start() % own.logicalSectors() != 0) {
            refuse("%s: start=%s not aligned to h/w logical block size %d of %s".formatted(md, start, own.logical(), disk.name()));
        }
        if (area.length() % own.logicalSectors() != 0) {
            refuse("%s: len=%d not aligned to h/w logical block size %d of %s".formatted(md, area.length(), own.logical(), disk.name()));
        }
    }

    /** Where a target ends inside a block of the whole, the next ones must be able to take what is left of it. */
    private void checkBoundaries() {
        int block = stack.logicalSectors();
        long remaining = 0;
        int line = 0;
        for (; line < table.targets().size(); line++) {
            Target target = table.targets().get(line);
            if (remaining != 0 && remaining < target.length() && remaining % stack(target).logicalSectors() != 0) {
                break;
            }
            long next = (target.start() + target.length()) % block;
            remaining = next == 0 ? 0 : block - next;
        }
        if (remaining != 0) {
            Target target = table.targets().get(Math.min(line, table.targets().size() - 1));
            refuse("%s: table line %d (start sect %d len %d) not aligned to h/w logical block size %d".formatted(md, line,
                    target.start(), target.length(), stack.logical()));
        }
    }

    private void refuse(String text) {
        dm.log(Level.ERR, "table", text);
        throw new ErrnoException(Errno.EINVAL);
    }

    /** What the mapped device's queue can do. */
    Limits queue() {
        return new Limits(stack.logical(), stack.physical(), stack.minIo(), stack.optIo(), stack.cache(), discard(),
                DmDax.flag(dm, md, table), stack.offset());
    }

    private Discard discard() {
        return table.targets().stream().allMatch(this::takesDiscards) ? Discard.SUPPORTED : Discard.UNSUPPORTED;
    }

    private boolean takesDiscards(Target target) {
        return switch (target.discards(dm.kernel())) {
            case NEVER -> false;
            case ALWAYS -> true;
            case AS_DEVICES -> target.areas().stream()
                    .allMatch(area -> disk(area).filter(disk -> disk.limits().discard() == Discard.SUPPORTED).isPresent());
        };
    }

    /** Whether no device holds data of a table, and the kernel can tell. */
    static boolean hasNoDataDevices(Table table, Profile profile) {
        List<Target> targets = table.targets();
        return targets.stream().allMatch(target -> target.type().traits(profile).devices().it() && target.areas().isEmpty());
    }

    /** The queue's limits from before, with what a table without devices still decides. */
    static Limits kept(Dm dm, DevNo md, Table table, Limits before) {
        DaxFlag flag = DmDax.flag(dm, md, table);
        return before.with(flag);
    }
}
