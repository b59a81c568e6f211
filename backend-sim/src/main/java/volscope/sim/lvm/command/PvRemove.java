package volscope.sim.lvm.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.Devices;
import volscope.sim.lvm.ondisk.PvWriter;
import volscope.sim.lvm.ondisk.Scan;

/** {@code pvremove}: makes physical volumes plain devices again. */
final class PvRemove {

    private final LvmContext context;
    private final Scan scan;

    private PvRemove(LvmContext context, Scan scan) {
        this.context = context;
        this.scan = scan;
    }

    static int run(LvmContext context) {
        new PvRemove(context, World.read(context).scan()).remove();
        return LvmCommand.DONE;
    }

    private void remove() {
        Map<String, Devices.Candidate> devices = new LinkedHashMap<>();
        boolean good = true;
        for (String path : context.line().operands()) {
            Optional<Devices.Candidate> device = find(path);
            device.ifPresent(there -> devices.put(there.path(), there));
            good &= device.isPresent();
        }
        for (Devices.Candidate device : devices.values()) {
            if (!context.isTest()) {
                PvWriter.wipe(context.sys(), device.dev());
            }
            context.log().print("Labels on physical volume \"" + device.path() + "\" successfully wiped.");
        }
        if (!good) {
            throw new CommandFailed(LvmCommand.FAILED);
        }
    }

    private Optional<Devices.Candidate> find(String path) {
        Optional<Devices.Candidate> device = context.sys().call(kernel -> Devices.at(kernel, context.invocation().absolute(path)));
        if (device.isEmpty()) {
            context.log().error("No device found for " + path + ".");
            return Optional.empty();
        }
        var pv = scan.pvAt(device.get().path());
        if (pv.isEmpty() && context.force() < 2) {
            context.log().error("No PV found on device " + path + ".");
            return Optional.empty();
        }
        Optional<VolumeGroup> vg = pv.flatMap(scan::groupOf);
        return vg.isEmpty() || mayRemove(device.get().path(), vg.get()) ? device : Optional.empty();
    }

    private boolean mayRemove(String path, VolumeGroup vg) {
        if (context.force() < 2) {
            context.log().error("PV " + path + " is used by VG " + vg.name() + " so please use vgreduce first.");
            context.log().error("(If you are certain you need pvremove, then confirm by using --force twice.)");
            context.log().error(path + ": physical volume label not removed.");
            return false;
        }
        context.log().warn("WARNING: PV " + path + " is used by VG " + vg.name() + ".");
        if (!Prompt.reallyConfirms(context,
                "Really WIPE LABELS from physical volume \"" + path + "\" of volume group \"" + vg.name() + "\"")) {
            context.log().error(path + ": physical volume label not removed.");
            return false;
        }
        context.log().warn("WARNING: Wiping physical volume label from " + path + " of volume group \"" + vg.name() + "\".");
        return true;
    }
}
