package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.sim.fs.Vfs;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.lvm.metadata.GroupText;
import volscope.sim.lvm.metadata.MetadataWriter;
import volscope.sim.lvm.metadata.VolumeGroup;

/** {@code vgcfgbackup}: writes the metadata of groups into files. */
final class VgCfgBackup {

    private final LvmContext context;
    private String lastFile = "";

    private VgCfgBackup(LvmContext context) {
        this.context = context;
    }

    static int run(LvmContext context) {
        World world = World.read(context);
        return new GroupSelection(context, world, GroupSelection.Empty.ALL_AND_EXPORTED)
                .forEach(World.Intent.LOOK, new VgCfgBackup(context)::backup);
    }

    private int backup(VolumeGroup vg) {
        Optional<String> template = context.line().text("file");
        if (template.isPresent()) {
            String file = template.get().replace("%s", vg.name());
            if (file.equals(lastFile)) {
                throw context.fail("VGs must be backed up into different files. Use %s in filename for VG name.");
            }
            lastFile = file;
            context.log().verbose("Creating volume group backup \"" + file + "\" (seqno " + vg.seqno() + ").");
            write(vg, file);
        } else {
            context.log().verbose("Creating volume group backup \"" + Archive.backupPath(context, vg.name()) + "\" (seqno " + vg.seqno()
                    + ").");
            Archive.after(context, vg);
        }
        context.log().print("Volume group \"" + vg.name() + "\" successfully backed up.");
        return LvmCommand.DONE;
    }

    private void write(VolumeGroup vg, String file) {
        GroupText text = MetadataWriter.file(vg, context.header(context.commandLine()));
        try {
            context.sys().run(kernel -> kernel.get(Vfs.LAYER).writeFile(context.invocation().absolute(file), text));
        } catch (ErrnoException refused) {
            String directory = context.invocation().absolute(file).replaceAll("/[^/]*$", "");
            if (!directory.isEmpty() && !context.sys().<Boolean>call(kernel -> kernel.get(Vfs.LAYER).exists(directory))) {
                throw context.fail("Couldn't create temporary text file name.");
            }
            context.log().error(file + ": open failed: " + refused.errno().text());
            throw context.fail("Backup of volume group " + vg.name() + " failed.");
        }
    }
}
