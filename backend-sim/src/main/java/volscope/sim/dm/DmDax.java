package volscope.sim.dm;

import java.util.ArrayList;
import java.util.List;

import volscope.model.event.Event.Lack;
import volscope.model.event.Event.TargetDax;
import volscope.sim.device.Dax;
import volscope.sim.device.DevNo;
import volscope.sim.device.DirectMappings;
import volscope.sim.device.Limits.DaxFlag;
import volscope.sim.device.Sectors;
import volscope.sim.dm.MappedDevice.LowerKey;
import volscope.sim.dm.MappedDevice.Memory;
import volscope.sim.kernel.Errno;
import volscope.sim.profile.Profile;
import volscope.sim.profile.Profile.DaxOffset;
import volscope.sim.profile.Profile.Inherit;
import volscope.sim.profile.Profile.LowerTest;

/** What the core knows of DAX: whether a table has it, what type that gives, and the way of direct_access through a table. */
final class DmDax {

    /** DM_TYPE_NONE. */
    static final int NO_TYPE = 0;

    /** DM_TYPE_BIO_BASED. */
    static final int BIO_BASED = 1;

    private DmDax() {
    }

    /** The type of a table, as {@code dm_table_determine_type} finds it. */
    static int typeOf(Dm dm, DevNo md, List<Target> targets, List<LowerKey> devices, int deviceType) {
        Profile profile = dm.kernel().profile();
        int dax = profile.dm().daxType();
        boolean inherits = devices.isEmpty() && deviceType == dax && profile.dm().typelessInherit() == Inherit.FROM_DEVICE;
        return inherits || supportsDax(dm, md, targets) ? dax : BIO_BASED;
    }

    /** Whether every target, on every device below it, has DAX. */
    private static boolean supportsDax(Dm dm, DevNo md, List<Target> targets) {
        return targets.stream().allMatch(target -> examine(dm, md, target).lacks() == Lack.NOTHING);
    }

    /** What each target lacks, for who wants to know why. */
    static List<TargetDax> examine(Dm dm, DevNo md, List<Target> targets) {
        return targets.stream().map(target -> examine(dm, md, target)).toList();
    }

    private static TargetDax examine(Dm dm, DevNo md, Target target) {
        Profile profile = dm.kernel().profile();
        TargetType.Traits traits = target.type().traits(profile);
        if (!traits.directAccess().it() || !target.givesPages(dm.kernel())) {
            return new TargetDax(target.type().name(), Lack.DIRECT_ACCESS, List.of());
        }
        if (!traits.devices().it()) {
            return new TargetDax(target.type().name(), Lack.ITERATE_DEVICES, List.of());
        }
        List<String> without = new ArrayList<>();
        int with = 0;
        for (Target.Area area : target.areas()) {
            if (lowerHasDax(dm, md, area.dev(), profile.dm().lowerTest()) && fits(profile, area)) {
                with++;
            } else {
                without.add(dm.nameOf(area.dev()));
            }
        }
        boolean any = profile.dm().lowerTest() != LowerTest.DAX_DEVICE_ALL;
        boolean has = any ? with > 0 : without.isEmpty();
        return new TargetDax(target.type().name(), has ? Lack.NOTHING : Lack.LOWER_DAX, has ? List.of() : without);
    }

    /** Whether the pages of an area are pages below, where this kernel asks for that. */
    private static boolean fits(Profile profile, Target.Area area) {
        return profile.dm().daxOffset() != DaxOffset.REFUSED || area.start() % Sectors.PER_PAGE == 0;
    }

    private static boolean lowerHasDax(Dm dm, DevNo md, DevNo lower, LowerTest test) {
        return switch (test) {
            case NEVER -> false;
            case QUEUE_FLAG_ANY -> dm.block().find(lower).map(disk -> disk.limits().hasDax()).orElse(false);
            case TRIAL_ACCESS_ANY -> dm.block().directAccess(lower, 0, 1, Dax.Intent.READ) instanceof Dax.Granted;
            case DAX_DEVICE_ALL -> dm.get(DmKey.number(md)).lower().entrySet().stream()
                    .anyMatch(open -> open.getKey().dev().equals(lower) && open.getValue().dax() == DaxFlag.ON);
        };
    }

    /** As {@code dm_dax_direct_access}: the live table answers, suspended or not. */
    static Dax.Access directAccess(Dm dm, DevNo dev, long page, long pages, Dax.Intent intent) {
        long sector = page * Sectors.PER_PAGE;
        Table table = dm.find(dev).flatMap(MappedDevice::live).orElse(null);
        if (table == null || sector >= table.sectors()) {
            return new Dax.Refused(Errno.EIO);
        }
        Target target = table.at(sector);
        if (!target.type().traits(dm.kernel().profile()).directAccess().it()) {
            return new Dax.Refused(Errno.EIO);
        }
        long available = BioPath.longest(dm.kernel(), target, sector) / Sectors.PER_PAGE;
        if (available < 1) {
            return new Dax.Refused(Errno.EIO);
        }
        return Dax.through(target.directAccess(dm.kernel(), page, Math.min(pages, available), intent), dev);
    }

    /** The memory that stores through the live table can reach. */
    static List<Dax.Granted> reach(Dm dm, DevNo dev, long sector, long sectors) {
        return dm.find(dev).flatMap(MappedDevice::live).map(table -> reach(dm, table, sector, sectors)).orElse(List.of());
    }

    private static List<Dax.Granted> reach(Dm dm, Table table, long sector, long sectors) {
        List<Dax.Granted> runs = new ArrayList<>();
        for (Target target : table.targets()) {
            if (target.start() < sector + sectors && sector < target.start() + target.length()) {
                target.stores().forEach(area -> runs.addAll(dm.block().reach(area.dev(), area.start(), area.length())));
            }
        }
        return runs;
    }

    /** Whether two tables give the same page everywhere; where targets do more than to move pages, that is not known. */
    static boolean givesTheSame(Dm dm, Table one, Table two) {
        return moves(one) && moves(two) && reach(dm, one, 0, Long.MAX_VALUE / 2).equals(reach(dm, two, 0, Long.MAX_VALUE / 2));
    }

    private static boolean moves(Table table) {
        return table.targets().stream().allMatch(target -> target.areas().size() == 1 && target.areas().equals(target.stores()));
    }

    /** Takes mappings of a part of a device away, and all of the devices that stand on it. */
    static void revoke(Dm dm, DevNo dev, long firstPage, long pages) {
        dm.kernel().hook(DirectMappings.class).ifPresent(mappings -> {
            mappings.revoke(dev, firstPage, pages);
            above(dm, dev).forEach(upper -> revoke(dm, upper, 0, Long.MAX_VALUE));
        });
    }

    private static List<DevNo> above(Dm dm, DevNo dev) {
        if (dm.holders(dev).isEmpty()) {
            return List.of();
        }
        int dax = dm.kernel().profile().dm().daxType();
        return dm.holders(dev).stream().filter(upper -> dm.get(DmKey.number(upper)).type() == dax).toList();
    }

    /** The tasks that wait inside direct_access of a device: its table may not change before they are out. */
    static List<String> waitingIn(Dm dm, DevNo dev) {
        return dm.kernel().hook(DirectMappings.class).map(mappings -> mappings.waitingIn(dev)).orElse(List.of());
    }

    /** Whether a file system uses the memory of a device, or of one that stands on it, directly. */
    static boolean hasUsers(Dm dm, DevNo dev) {
        return dm.kernel().hook(DirectMappings.class).map(mappings -> mappings.hasUsers(dev)).orElse(false)
                || above(dm, dev).stream().anyMatch(upper -> hasUsers(dm, upper));
    }

    /** The flag of the device's queue under a table. */
    static DaxFlag flag(Dm dm, DevNo md, Table table) {
        return DaxFlag.of(supportsDax(dm, md, table.targets()));
    }

    /** What a table makes of the device's memory: once synchronous, it stays so. */
    static Memory memory(Dm dm, MappedDevice md, Table table) {
        boolean now = supportsDax(dm, md.dev(), table.targets()) && table.targets().stream().flatMap(target -> target.areas().stream())
                .allMatch(area -> isSynchronous(dm, area.dev()));
        return now ? Memory.SYNCHRONOUS : md.memory();
    }

    private static boolean isSynchronous(Dm dm, DevNo dev) {
        return dm.find(dev).map(device -> device.memory() == Memory.SYNCHRONOUS)
                .orElseGet(() -> dm.block().find(dev).map(disk -> disk.kind().isSynchronous(dm.kernel().profile())).orElse(false));
    }
}
