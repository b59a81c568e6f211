package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.model.command.ParsedLine;
import volscope.model.command.Value;
import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.text.SizeText;

/** {@code vgchange} of properties: limits, extent size, policy, tags, id. */
final class VgProperties {

    private final LvmContext context;
    private final ParsedLine line;

    VgProperties(LvmContext context) {
        this.context = context;
        this.line = context.line();
    }

    /** Changes a group as the line says, or gives up. */
    int change(World world, VolumeGroup vg) {
        String form = line.form().id();
        GroupSession session = GroupSession.open(context, world, vg);
        if (form.equals("refresh")) {
            context.log().verbose("Refreshing volume group \"" + vg.name() + "\"");
            return context.isTest() || session.refresh() ? LvmCommand.DONE : LvmCommand.FAILED;
        }
        if (form.equals("monitor")) {
            new Monitoring(context, session).all();
            return LvmCommand.DONE;
        }
        if (form.equals("poll")) {
            new Polling(context).startAll(session);
            return LvmCommand.DONE;
        }
        LvProperties.checkProfile(context);
        warnOfCopies(vg);
        VolumeGroup changed = autoactivation(policy(id(extentSize(tags(resizeable(limits(vg)))))));
        session.set(changed);
        session.update();
        context.log().print("Volume group \"" + vg.name() + "\" successfully changed");
        session.close();
        return LvmCommand.DONE;
    }

    private VolumeGroup resizeable(VolumeGroup vg) {
        Optional<Boolean> wanted = line.yes("resizeable");
        if (wanted.isEmpty()) {
            return vg;
        }
        if (wanted.get() == vg.has(VgFlag.RESIZEABLE)) {
            throw context.fail("Volume group \"" + vg.name() + "\" is already " + (wanted.get() ? "" : "not ") + "resizeable");
        }
        return vg.with(wanted.get() ? Flags.plus(vg.flags(), VgFlag.RESIZEABLE) : Flags.minus(vg.flags(), VgFlag.RESIZEABLE));
    }

    private VolumeGroup autoactivation(VolumeGroup vg) {
        Optional<Boolean> wanted = line.yes("setautoactivation");
        if (wanted.isEmpty()) {
            return vg;
        }
        if (wanted.get() != vg.has(VgFlag.NOAUTOACTIVATE)) {
            throw context.fail("Volume Group autoactivation is already " + (wanted.get() ? "yes" : "no") + ".");
        }
        return vg.with(wanted.get() ? Flags.minus(vg.flags(), VgFlag.NOAUTOACTIVATE) : Flags.plus(vg.flags(), VgFlag.NOAUTOACTIVATE));
    }

    private void checkResizeable(VolumeGroup vg, String option, String limit) {
        if (line.has(option) && !vg.has(VgFlag.RESIZEABLE)) {
            throw context.fail("Volume group \"" + vg.name() + "\" must be resizeable to change " + limit);
        }
    }

    private VolumeGroup limits(VolumeGroup vg) {
        checkResizeable(vg, "logicalvolume", "MaxLogicalVolume");
        checkResizeable(vg, "maxphysicalvolumes", "MaxPhysicalVolumes");
        long maxLv = line.number("logicalvolume").orElse(vg.limits().maxLv());
        long maxPv = line.number("maxphysicalvolumes").orElse(vg.limits().maxPv());
        long volumes = vg.lvs().shownCount();
        if (line.has("logicalvolume") && maxLv > 0 && maxLv < volumes) {
            throw context.fail("MaxLogicalVolume is less than the current number " + volumes + " of LVs for " + vg.name());
        }
        if (line.has("maxphysicalvolumes") && maxPv > 0 && maxPv < vg.pvs().size()) {
            throw context
                    .fail("MaxPhysicalVolumes is less than the current number " + vg.pvs().size() + " of PVs for \"" + vg.name() + "\"");
        }
        return vg.with(new VolumeGroup.Limits(maxLv, maxPv, copies(vg)));
    }

    /** How many areas are to hold the metadata: 0 for as many as are used, which all are once they were asked for. */
    private long copies(VolumeGroup vg) {
        return line.text("vgmetadatacopies").map(word -> switch (word) {
            case "unmanaged" -> 0L;
            case "all" -> 0L;
            default -> Long.parseLong(word);
        }).orElse(vg.limits().metadataCopies());
    }

    /** Warns of a number of copies that is what it was. */
    private void warnOfCopies(VolumeGroup vg) {
        if (line.has("vgmetadatacopies") && line.text("vgmetadatacopies").filter("all"::equals).isEmpty()
                && copies(vg) == vg.limits().metadataCopies()) {
            context.log().warn("Number of metadata copies for VG " + vg.name() + " is already "
                    + (copies(vg) == 0 ? "unmanaged" : String.valueOf(copies(vg))) + ".");
        }
    }

    private VolumeGroup extentSize(VolumeGroup vg) {
        Optional<Long> wanted = line.size("physicalextentsize").map(Value.Size::sectors);
        if (wanted.isEmpty()) {
            return vg;
        }
        if (wanted.get() == 0) {
            throw context.misuse("Physical extent size may not be zero");
        }
        if (wanted.get() == vg.extentSectors()) {
            throw context.fail("Physical extent size of VG " + vg.name() + " is already " + SizeText.display(wanted.get()) + ".");
        }
        return new ExtentSizeChange(context, vg, wanted.get()).apply();
    }

    private VolumeGroup policy(VolumeGroup vg) {
        Optional<Allocation> wanted = line.text("alloc").flatMap(Allocation::of);
        if (wanted.isEmpty()) {
            return vg;
        }
        if (wanted.get() == Allocation.INHERIT) {
            throw context.fail("Volume Group allocation policy cannot inherit from anything");
        }
        if (wanted.get() == vg.allocation()) {
            throw context.fail("Volume group allocation policy is already " + wanted.get().word());
        }
        return vg.with(wanted.get());
    }

    private VolumeGroup id(VolumeGroup vg) {
        if (!line.has("uuid")) {
            return vg;
        }
        GroupSession session = GroupSession.open(context, World.read(context), vg);
        if (vg.lvs().list().stream().anyMatch(lv -> session.activation().isActive(vg, lv))) {
            throw context.fail("Volume group has active logical volumes");
        }
        return vg.withId(context.newId());
    }

    private VolumeGroup tags(VolumeGroup vg) {
        return vg.tagged(Tags.change(line, vg.tags()));
    }
}
