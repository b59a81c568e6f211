package volscope.sim.lvm.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import volscope.sim.fs.Vfs;
import volscope.sim.lvm.config.ConfigSection.Default;
import volscope.sim.lvm.config.ConfigSyntaxException;
import volscope.sim.lvm.metadata.GroupText;
import volscope.sim.lvm.metadata.MetadataReader;
import volscope.sim.lvm.metadata.MetadataWriter;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;

/** The files that keep a group's metadata besides its devices: one before each change, one after. */
public final class Archive {

    private static final int DIGITS = 5;

    private Archive() {
    }

    /** Keeps the group as it was before a change. */
    static void before(LvmContext context, VolumeGroup vg) {
        if (!context.setting("backup/archive", Default.ON) || isUnwanted(context) || vg.seqno() == 0) {
            return;
        }
        context.log().verbose("Archiving volume group \"" + vg.name() + "\" metadata (seqno " + vg.seqno() + ").");
        GroupText text = MetadataWriter.file(vg, context.header("Created *before* executing '" + context.commandLine() + "'"));
        String directory = directory(context);
        context.sys().run(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            vfs.mkdirs(directory);
            long index = nextIndex(vfs, directory, vg.name());
            long random = kernel.random().next() >>> 33;
            String number = Long.toString(index);
            vfs.writeFile(directory + "/" + vg.name() + "_" + "0".repeat(Math.max(0, DIGITS - number.length())) + number + "-" + random
                    + ".vg", text);
        });
    }

    /** Whether the line wants no files. */
    private static boolean isUnwanted(LvmContext context) {
        return context.line().text("autobackup").filter("n"::equals).isPresent();
    }

    /** Where the files of the time before changes are. */
    static String directory(LvmContext context) {
        return context.config().text("backup/archive_dir").orElse("/etc/lvm/archive");
    }

    /** The files of a group from before its changes, oldest first. */
    static List<String> files(LvmContext context, String group) {
        String directory = directory(context);
        return context.sys().call(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            return vfs.exists(directory) ? vfs.list(directory) : List.<String>of();
        }).stream().filter(file -> index(file, group).isPresent())
                .sorted(Comparator.comparingLong(file -> index(file, group).orElse(0))).map(file -> directory + "/" + file).toList();
    }

    /** The number in the name of a group's file. */
    private static OptionalLong index(String file, String group) {
        if (!file.startsWith(group + "_") || !file.endsWith(".vg")) {
            return OptionalLong.empty();
        }
        String rest = file.substring(group.length() + 1);
        int dash = rest.indexOf('-');
        boolean numbered = dash >= DIGITS && rest.substring(0, dash).chars().allMatch(Character::isDigit);
        return numbered ? OptionalLong.of(Long.parseLong(rest.substring(0, dash))) : OptionalLong.empty();
    }

    /** Brings the files up to date if the backup is not of the group as it is. */
    public static void refresh(LvmContext context, VolumeGroup vg) {
        if (context.isTest() || vg.has(VgFlag.EXPORTED)) {
            return;
        }
        String path = backupPath(context, vg.name());
        Optional<String> backup = context.sys().call(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            return vfs.exists(path) ? Optional.of(vfs.readText(path)) : Optional.empty();
        });
        String head = "\tid = \"" + vg.id() + "\"\n\tseqno = " + vg.seqno() + "\n";
        if (backup.filter(text -> text.contains(head)).isEmpty()) {
            backup.flatMap(Archive::read).ifPresent(kept -> before(context, kept));
            before(context, vg);
            after(context, vg);
        }
    }

    /** The group in the text of a file, if there is one. */
    static Optional<VolumeGroup> read(String text) {
        try {
            return MetadataReader.read(text);
        } catch (ConfigSyntaxException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** The number behind the last one; files are sorted by name, so that of one group's the last has the greatest. */
    private static long nextIndex(Vfs vfs, String directory, String group) {
        return vfs.last(directory, file -> index(file, group).isPresent()).map(last -> index(last, group).orElseThrow() + 1).orElse(0L);
    }

    /** Keeps the group as it is after a change. */
    static void after(LvmContext context, VolumeGroup vg) {
        if (!context.setting("backup/backup", Default.ON) || isUnwanted(context)) {
            context.log().warn("WARNING: This metadata update is NOT backed up.");
            return;
        }
        GroupText text = MetadataWriter.file(vg, context.header("Created *after* executing '" + context.commandLine() + "'"));
        String path = backupPath(context, vg.name());
        context.sys().run(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            vfs.mkdirs(path.substring(0, path.lastIndexOf('/')));
            vfs.writeFile(path, text);
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
