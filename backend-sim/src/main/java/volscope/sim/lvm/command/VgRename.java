package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.sim.fs.Vfs;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.VolumeGroup;

/** {@code vgrename}: gives a group another name, and the devices of its active volumes too. */
final class VgRename {

    private static final int NAME_SIZE = 128;

    private final LvmContext context;

    private VgRename(LvmContext context) {
        this.context = context;
    }

    static int run(LvmContext context) {
        VgRename rename = new VgRename(context);
        String given = Names.group(context.line().operands().getFirst());
        String renamed = Names.group(context.line().operands().getLast());
        rename.check(given, renamed);
        World world = World.read(context);
        String old = rename.known(world, given);
        if (world.scan().group(renamed).isPresent()) {
            world.group(old, World.Intent.CHANGE_EXPORTED);
            throw context.fail("New VG name \"" + renamed + "\" already exists");
        }
        if (!old.equals(given)) {
            context.log().print("Processing VG " + old + " because of matching UUID " + given);
        }
        VolumeGroup vg = world.group(old, World.Intent.CHANGE_EXPORTED);
        try {
            rename.rename(world, vg, renamed);
        } catch (CommandFailed failed) {
            if (world.scan().hasDuplicates(vg)) {
                return LvmCommand.DONE;
            }
            throw failed;
        }
        context.log().print("Volume group \"" + given + "\" successfully renamed to \"" + renamed + "\"");
        return LvmCommand.DONE;
    }

    private void check(String old, String renamed) {
        int longest = NAME_SIZE - "/dev/".length() - 2;
        if (renamed.length() > longest) {
            throw context.fail("New volume group path exceeds maximum length of " + longest + "!");
        }
        Optional<String> fault = Names.fault(renamed);
        if (fault.isPresent()) {
            context.log().error(fault.get());
            throw context.fail("New volume group name \"" + renamed + "\" is invalid.");
        }
        if (context.sys().call(kernel -> kernel.get(Vfs.LAYER).exists("/dev/" + renamed))) {
            throw context.fail("/dev/" + renamed + ": already exists in filesystem");
        }
        if (old.equals(renamed)) {
            throw context.fail("Old and new volume group names must differ");
        }
    }

    /** The name of the group that a line means, by name or id. */
    private String known(World world, String given) {
        if (world.scan().group(given).isPresent()) {
            return given;
        }
        return LvmId.find(given)
                .flatMap(id -> world.scan().groups().stream().filter(vg -> vg.id().equals(id)).map(VolumeGroup::name).findFirst())
                .orElse(given);
    }

    private void rename(World world, VolumeGroup vg, String renamed) {
        GroupSession session = GroupSession.open(context, world, vg);
        session.set(vg.named(renamed));
        context.log().verbose("Writing out updated volume group");
        session.update();
        if (context.sys().<Boolean>call(kernel -> kernel.get(Vfs.LAYER).exists("/dev/" + vg.name()))) {
            context.log().verbose("Renaming \"/dev/" + vg.name() + "\" to \"/dev/" + renamed + "\"");
        }
        if (!context.isTest() && !session.refresh()) {
            throw context.fail("Renaming \"/dev/" + vg.name() + "\" to \"/dev/" + renamed + "\" failed");
        }
        session.close();
        if (!context.isTest()) {
            Archive.forget(context, vg.name());
        }
    }
}
