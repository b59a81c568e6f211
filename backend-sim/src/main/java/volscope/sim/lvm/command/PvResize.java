package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.model.command.Value;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.Devices;
import volscope.sim.lvm.ondisk.PvDevice;
import volscope.sim.lvm.ondisk.PvWriter;
import volscope.sim.lvm.text.SizeText;

/** {@code pvresize}: fits physical volumes to the size of their devices, or to another. */
final class PvResize {

    private final LvmContext context;
    private int done;
    private int total;

    private PvResize(LvmContext context) {
        this.context = context;
    }

    static int run(LvmContext context) {
        PvResize resize = new PvResize(context);
        int code = new PvSelection(context, World.read(context)).forEach(context.line().operands(), resize::resize);
        context.log().print(resize.done + " physical volume(s) resized or updated / " + (resize.total - resize.done)
                + " physical volume(s) not resized");
        return code;
    }

    private int resize(Optional<VolumeGroup> vg, PvDevice pv) {
        total++;
        long sectors = sectors(pv);
        context.log().verbose("Resizing volume \"" + pv.path() + "\" to " + sectors + " sectors.");
        if (sectors < Devices.MIN_SECTORS) {
            throw context.fail("Size must exceed minimum of " + Devices.MIN_SECTORS + " sectors on PV " + pv.path() + ".");
        }
        if (sectors < pv.header().peStart()) {
            throw context.fail("Size must exceed physical extent start of " + pv.header().peStart() + " sectors on PV " + pv.path() + ".");
        }
        Optional<GroupSession> session = vg.map(group -> member(group, pv, sectors));
        if (session.isEmpty() && !context.isTest()) {
            PvWriter.label(context.sys(), pv.dev(), pv.header().sized(sectors), pv.labelSector());
        }
        context.log().print("Physical volume \"" + pv.path() + "\" changed");
        session.ifPresent(GroupSession::close);
        done++;
        return LvmCommand.DONE;
    }

    private long sectors(PvDevice pv) {
        long real = pv.sectors();
        long wanted = context.line().size("setphysicalvolumesize").map(Value.Size::sectors).filter(size -> size > 0).orElse(real);
        if (wanted == real) {
            return real;
        }
        String question = pv.path() + ": Requested size " + SizeText.display(wanted) + (wanted > real ? " exceeds" : " is less than")
                + " real size " + SizeText.display(real) + ". Proceed? ";
        if (!Prompt.confirms(context, question)) {
            throw context.fail("Physical Volume " + pv.path() + " not resized.");
        }
        if (wanted > real) {
            context.log().warn("WARNING: " + pv.path() + ": Overriding real size " + SizeText.display(real) + ". You could lose data.");
        }
        context.log().warn("WARNING: " + pv.path() + ": Pretending size is " + wanted + " not " + real + " sectors.");
        return wanted;
    }

    private GroupSession member(VolumeGroup vg, PvDevice device, long sectors) {
        PhysicalVolume pv = vg.pv(device.header().id()).orElseThrow();
        long count = (sectors - pv.peStart()) / vg.extentSectors();
        if (count < pv.peCount()) {
            checkUse(vg, pv, count);
        }
        context.log().verbose(count == pv.peCount()
                ? "No change to size of physical volume " + device.path() + "."
                : "Resizing physical volume " + device.path() + " from " + pv.peCount() + " to " + count + " extents.");
        context.log().verbose("Updating physical volume \"" + device.path() + "\"");
        World world = World.read(context);
        GroupSession session = GroupSession.open(context, world, vg);
        session.set(vg.replace(pv, pv.sized(sectors - pv.peStart()).withExtents(count)));
        try {
            session.update();
        } catch (CommandFailed failed) {
            throw context.fail("Failed to store physical volume \"" + device.path() + "\" in volume group \"" + vg.name() + "\"");
        }
        return session;
    }

    private void checkUse(VolumeGroup vg, PhysicalVolume pv, long count) {
        long used = pv.peCount() - FreeSpace.count(vg, pv);
        if (count < used) {
            throw context.fail(pv.device() + ": cannot resize to " + count + " extents as " + used + " are allocated.");
        }
        if (FreeSpace.lastUsed(vg, pv) > count) {
            throw context.fail(pv.device() + ": cannot resize to " + count + " extents as later ones are allocated.");
        }
    }
}
