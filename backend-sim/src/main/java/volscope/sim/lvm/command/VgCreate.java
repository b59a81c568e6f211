package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.model.command.Value;
import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LvTable;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.PvFlag;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.PvDevice;
import volscope.sim.lvm.ondisk.PvHeader;
import volscope.sim.lvm.ondisk.PvWriter;
import volscope.sim.lvm.text.SizeText;

/** {@code vgcreate}: makes a group of physical volumes. */
final class VgCreate {

    private static final long DEFAULT_EXTENT = 8192;
    private static final long EXTENT_STEP = 256;
    private static final long LARGEST_EXTENT = 0xffffffffL;

    private VgCreate() {
    }

    static int run(LvmContext context) {
        String name = name(context);
        long extent = extentSize(context);
        Allocation policy = policy(context);
        World world = World.read(context);
        if (world.scan().group(name).isPresent()) {
            throw context.fail("A volume group called " + name + " already exists.");
        }
        List<String> paths = context.line().operands().subList(1, context.line().operands().size());
        List<PvDevice> pvs = new PvInit(context, world, PvInit.Existing.KEPT).prepare(paths);
        checkExtentSize(context, extent);
        pvs.forEach(pv -> context.log().verbose("Adding physical volume '" + pv.path() + "' to volume group '" + name + "'"));
        VolumeGroup vg = new VolumeGroup(name, context.newId(), 0, flags(context),
                Tags.change(context.line(), List.of()), extent, limits(context), policy, members(pvs, extent),
                LvTable.EMPTY);
        write(context, world, pvs, vg);
        context.log().print("Volume group \"" + name + "\" successfully created");
        return LvmCommand.DONE;
    }

    private static String name(LvmContext context) {
        String name = Names.group(context.line().operands().getFirst());
        Optional<String> fault = Names.fault(name);
        if (fault.isPresent()) {
            context.log().error(fault.get());
            throw context.misuse("New volume group name \"" + name + "\" is invalid.");
        }
        if (context.sys().call(kernel -> kernel.get(volscope.sim.fs.Vfs.LAYER).exists("/dev/" + name))) {
            throw context.misuse("/dev/" + name + ": already exists in filesystem");
        }
        return name;
    }

    private static long extentSize(LvmContext context) {
        long extent = context.line().size("physicalextentsize").map(Value.Size::sectors).orElse(DEFAULT_EXTENT);
        if (extent == 0) {
            throw context.misuse("Physical extent size may not be zero");
        }
        if (extent > LARGEST_EXTENT) {
            throw context.misuse("Physical extent size must be smaller than " + SizeText.display(LARGEST_EXTENT) + ".");
        }
        return extent;
    }

    private static void checkExtentSize(LvmContext context, long extent) {
        if (Long.bitCount(extent) != 1 && extent % EXTENT_STEP != 0) {
            throw context.fail("Physical Extent size must be a multiple of " + SizeText.display(EXTENT_STEP) + " when not a power of 2.");
        }
    }

    private static Set<VgFlag> flags(LvmContext context) {
        Set<VgFlag> flags = Flags.of(VgFlag.RESIZEABLE, VgFlag.READ, VgFlag.WRITE);
        return context.line().yes("setautoactivation").orElse(true) ? flags : Flags.plus(flags, VgFlag.NOAUTOACTIVATE);
    }

    private static Allocation policy(LvmContext context) {
        Allocation policy = context.line().text("alloc").flatMap(Allocation::of).orElse(Allocation.NORMAL);
        if (policy == Allocation.INHERIT) {
            throw context.misuse("Volume Group allocation policy cannot inherit from anything");
        }
        return policy;
    }

    private static VolumeGroup.Limits limits(LvmContext context) {
        return new VolumeGroup.Limits(context.line().number("maxlogicalvolumes").orElse(0),
                context.line().number("maxphysicalvolumes").orElse(0),
                0);
    }

    /** The physical volumes as members of a group with this extent size. */
    static List<PhysicalVolume> members(List<PvDevice> pvs, long extent) {
        List<PhysicalVolume> members = new ArrayList<>();
        for (PvDevice pv : pvs) {
            long sectors = pv.header().bytes() / 512;
            long start = pv.header().peStart();
            members.add(new PhysicalVolume(pv.header().id(), pv.path(), Flags.of(PvFlag.ALLOCATABLE), List.of(), sectors, start,
                    Math.max(0, (sectors - start) / extent)));
        }
        return members;
    }

    private static void write(LvmContext context, World world, List<PvDevice> pvs, VolumeGroup vg) {
        GroupSession session = GroupSession.create(context, world, pvs, vg);
        session.write();
        if (!context.isTest()) {
            pvs.forEach(pv -> PvWriter.label(context.sys(), pv.dev(), pv.header().with(PvHeader.Use.IN_GROUP), pv.labelSector()));
        }
        session.commit();
        session.close();
    }
}
