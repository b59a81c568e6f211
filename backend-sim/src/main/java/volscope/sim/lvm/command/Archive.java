package volscope.sim.lvm.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

import volscope.sim.fs.Vfs;
import volscope.sim.lvm.config.ConfigSection.Default;
import volscope.sim.lvm.metadata.MetadataWriter;
import volscope.sim.lvm.metadata.VolumeGroup;

/** The files that keep a group's metadata besides its devices: one before each change, one after. */
final class Archive {

    private static final int DIGITS = 5;

    private Archive() {
    }

    /** Keeps the group as it was before a change. */
    static void before(LvmContext context, VolumeGroup vg) {
        if (!context.setting("backup/archive", Default.ON) || vg.seqno() == 0) {
            return;
        }
        context.log().verbose("Archiving volume group \"" + vg.name() + "\" metadata (seqno " + vg.seqno() + ").");
        String text = MetadataWriter.file(vg, context.header("Created *before* executing '" + context.commandLine() + "'"));
        String directory = context.config().text("backup/archive_dir").orElse("/etc/lvm/archive");
        context.sys().run(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            vfs.mkdirs(directory);
            long index = nextIndex(vfs.list(directory), vg.name());
            long random = kernel.random().next() >>> 33;
            vfs.writeFile("%s/%s_%05d-%d.vg".formatted(directory, vg.name(), index, random), text.getBytes(UTF_8));
        });
    }

    private static long nextIndex(List<String> files, String group) {
        return files.stream().filter(file -> file.startsWith(group + "_") && file.endsWith(".vg"))
                .map(file -> file.substring(group.length() + 1)).filter(rest -> rest.indexOf('-') >= DIGITS)
                .map(rest -> rest.substring(0, rest.indexOf('-'))).filter(digits -> digits.chars().allMatch(Character::isDigit))
                .mapToLong(Long::parseLong).max().orElse(-1) + 1;
    }

    /** Keeps the group as it is after a change. */
    static void after(LvmContext context, VolumeGroup vg) {
        if (!context.setting("backup/backup", Default.ON) || context.line().text("autobackup").filter("n"::equals).isPresent()) {
            return;
        }
        String text = MetadataWriter.file(vg, context.header("Created *after* executing '" + context.commandLine() + "'"));
        String path = backupPath(context, vg.name());
        context.sys().run(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            vfs.mkdirs(path.substring(0, path.lastIndexOf('/')));
            vfs.writeFile(path, text.getBytes(UTF_8));
        });
    }

    /** The backup file of a group. */
    static String backupPath(LvmContext context, String group) {
        return context.config().text("backup/backup_dir").orElse("/etc/lvm/backup") + "/" + group;
    }

    /** Removes the backup of a group that is gone. */
    static void forget(LvmContext context, String group) {
        String path = backupPath(context, group);
        context.sys().run(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            if (vfs.exists(path)) {
                vfs.unlink(path);
            }
        });
    }
}
