package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.sim.fs.Vfs;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.LabelSector;

/** {@code pvcreate}: makes devices physical volumes. */
final class PvCreate {

    private PvCreate() {
    }

    static int run(LvmContext context) {
        if (context.line().has("uuid") && !context.line().has("restorefile") && !context.line().has("norestorefile")) {
            throw context.misuse("--restorefile is required with --uuid");
        }
        if (context.line().has("restorefile") && !context.line().has("uuid")) {
            throw context.misuse("--uuid is required with --restorefile");
        }
        if (context.line().has("uuid") && context.line().operands().size() > 1) {
            throw context.misuse("Can only set uuid on one volume at once");
        }
        if (context.line().number("labelsector").orElse(1) >= LabelSector.SEARCHED) {
            throw context.misuse("labelsector must be less than " + LabelSector.SEARCHED + ".");
        }
        Optional<LvmId> wanted = PvInit.wantedId(context);
        World world = World.read(context);
        wanted.flatMap(world.scan()::pv)
                .filter(pv -> !pv.path().equals(context.invocation().absolute(context.line().operands().getFirst())))
                .ifPresent(pv -> {
                    throw context.fail("UUID " + pv.header().id() + " already in use on \"" + pv.path() + "\".");
                });
        PvInit init = new PvInit(context, world, PvInit.Existing.REPLACED);
        context.line().text("restorefile").ifPresent(file -> init.startAt(saved(context, world, file).peStart()));
        init.prepare(context.line().operands());
        return LvmCommand.DONE;
    }

    /** The physical volume with the id of the line, as a file has it. */
    private static PhysicalVolume saved(LvmContext context, World world, String file) {
        String path = context.invocation().absolute(file);
        Optional<VolumeGroup> vg = context.sys().call(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            return vfs.exists(path) ? Optional.of(vfs.readText(path)) : Optional.<String>empty();
        }).flatMap(Archive::read);
        if (vg.isEmpty()) {
            throw context.misuse("Unable to read volume group from " + file);
        }
        for (PhysicalVolume pv : vg.get().pvs()) {
            if (world.scan().pv(pv.id()).isEmpty()) {
                context.log().warn("WARNING: Couldn't find device with uuid " + pv.id() + ".");
            }
        }
        String wanted = context.line().text("uuid").orElseThrow();
        return vg.get().pvs().stream().filter(pv -> pv.id().dashed().equals(wanted) || pv.id().text().equals(wanted)).findFirst()
                .orElseThrow(() -> context.misuse("Can't find uuid " + wanted + " in backup file " + file));
    }
}
