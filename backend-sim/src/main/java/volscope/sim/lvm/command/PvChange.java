package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.model.command.ParsedLine;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.PvFlag;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.AreaHeader;
import volscope.sim.lvm.ondisk.MetadataArea;
import volscope.sim.lvm.ondisk.PvDevice;
import volscope.sim.lvm.ondisk.PvWriter;

/** {@code pvchange}: whether physical volumes give extents, their tags, their ids. */
final class PvChange {

    private final LvmContext context;
    private final ParsedLine line;
    private int done;
    /** The group of the last volume, whose backup is written once the change is told. */
    private Optional<GroupSession> open = Optional.empty();
    private int total;

    private PvChange(LvmContext context) {
        this.context = context;
        this.line = context.line();
    }

    static int run(LvmContext context) {
        PvChange change = new PvChange(context);
        World world = World.read(context);
        List<String> words = context.line().operands();
        int code = new PvSelection(context, world).forEach(words, change::change);
        int rest = change.total - change.done;
        context.log()
                .print(change.done + " physical volume" + plural(change.done) + " changed / " + rest + " physical volume" + plural(rest)
                        + " not changed");
        return code;
    }

    private static String plural(int number) {
        return number == 1 ? "" : "s";
    }

    private int change(Optional<VolumeGroup> vg, PvDevice pv) {
        total++;
        try {
            boolean changed = vg.isPresent() ? member(vg.get(), pv) : orphan(pv);
            context.log()
                    .print(changed ? "Physical volume \"" + pv.path() + "\" changed" : "Physical volume " + pv.path() + " not changed");
            open.ifPresent(GroupSession::close);
            open = Optional.empty();
            done += changed ? 1 : 0;
            return LvmCommand.DONE;
        } catch (CommandFailed failed) {
            context.log().error("Physical volume " + pv.path() + " not changed");
            throw failed;
        }
    }

    private boolean hasTags() {
        return line.has("addtag") || line.has("deltag");
    }

    private boolean orphan(PvDevice pv) {
        if (hasTags()) {
            throw context.fail("Can't change tag on Physical Volume " + pv.path() + " not in volume group");
        }
        if (line.has("allocatable")) {
            throw context.fail("Allocatability not supported by orphan lvm2 format PV " + pv.path());
        }
        if (line.has("uuid")) {
            relabel(pv, context.newId());
        }
        return true;
    }

    private void relabel(PvDevice pv, LvmId id) {
        context.log().verbose("Changing uuid of " + pv.path() + " to " + id + ".");
        if (!context.isTest()) {
            PvWriter.label(context.sys(), pv.dev(), pv.header().with(id), pv.labelSector());
        }
    }

    private boolean member(VolumeGroup vg, PvDevice device) {
        World world = World.read(context);
        if (line.has("uuid") && new GroupChange(context, world).isActive(vg)) {
            throw context.fail("Volume group containing " + device.path() + " has active logical volumes");
        }
        PhysicalVolume pv = vg.pv(device.header().id()).orElseThrow();
        ignore(world, vg, device);
        Set<PvFlag> flags = flags(pv);
        boolean changed = !flags.equals(pv.flags()) || hasTags() || line.has("uuid") || line.has("metadataignore");
        if (!changed) {
            return false;
        }
        LvmId id = line.has("uuid") ? context.newId() : pv.id();
        if (line.has("uuid")) {
            relabel(device, id);
        }
        PhysicalVolume wanted = pv.with(flags).tagged(Tags.change(line, pv.tags())).with(id);
        GroupSession session = GroupSession.open(context, World.read(context), vg);
        context.log().verbose("Updating physical volume \"" + device.path() + "\"");
        session.set(vg.replace(pv, wanted));
        session.update();
        session.tellBackup();
        open = Optional.of(session);
        return true;
    }

    /** Has the areas of a device used or not, if the line says so; one of the group's is always used. */
    private void ignore(World world, VolumeGroup vg, PvDevice device) {
        Optional<Boolean> wanted = line.yes("metadataignore");
        if (wanted.isEmpty() || device.area().isEmpty()) {
            return;
        }
        boolean others = new GroupChange(context, world).devices(vg).stream().filter(other -> !other.dev().equals(device.dev()))
                .anyMatch(other -> other.area().filter(AreaHeader::isUsed).isPresent());
        if (wanted.get() && !others) {
            throw context.fail("Cannot disable all metadata areas in volume group " + vg.name() + ".");
        }
        if (!context.isTest()) {
            AreaHeader.Use use = wanted.get() ? AreaHeader.Use.IGNORED : AreaHeader.Use.USED;
            MetadataArea.writeHeader(context.sys(), device.dev(), device.area().get().with(use));
        }
    }

    private Set<PvFlag> flags(PhysicalVolume pv) {
        Optional<Boolean> wanted = line.yes("allocatable");
        if (wanted.isEmpty()) {
            return pv.flags();
        }
        if (wanted.get() == pv.isAllocatable()) {
            context.log().warn("Physical volume \"" + pv.device() + "\" is already " + (wanted.get() ? "" : "un") + "allocatable.");
            return pv.flags();
        }
        context.log().verbose("Setting physical volume \"" + pv.device() + "\" " + (wanted.get() ? "" : "NOT ") + "allocatable");
        return wanted.get() ? Flags.plus(pv.flags(), PvFlag.ALLOCATABLE) : Flags.minus(pv.flags(), PvFlag.ALLOCATABLE);
    }
}
