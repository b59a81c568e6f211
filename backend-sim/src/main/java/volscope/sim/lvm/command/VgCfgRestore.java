package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.dm.Dm;
import volscope.sim.fs.FileType;
import volscope.sim.fs.Vfs;
import volscope.sim.lvm.config.ConfigParser;
import volscope.sim.lvm.config.ConfigSection;
import volscope.sim.lvm.config.ConfigSyntaxException;
import volscope.sim.lvm.libdm.LvmName;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.Times;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.GroupStore;
import volscope.sim.lvm.ondisk.PvDevice;
import volscope.sim.lvm.ondisk.PvHeader;

/** {@code vgcfgrestore}: makes a group what a file says it was, or lists the files there are. */
final class VgCfgRestore {

    private final LvmContext context;

    private VgCfgRestore(LvmContext context) {
        this.context = context;
    }

    static int run(LvmContext context) {
        VgCfgRestore restore = new VgCfgRestore(context);
        Optional<String> name = context.line().operands().stream().findFirst().map(Names::group);
        Optional<String> file = context.line().text("file");
        if (name.flatMap(Names::fault).isPresent()) {
            throw context.misuse("Volume group name \"" + name.get() + "\" is invalid.");
        }
        if (context.line().has("list")) {
            return file.map(restore::showFile).orElseGet(() -> restore.list(name.orElseThrow()));
        }
        return restore.restore(name.orElseThrow(), file.orElseGet(() -> Archive.backupPath(context, name.get())));
    }

    private int restore(String name, String file) {
        confirm(name);
        if (!write(name, file)) {
            throw context.fail("Restore failed.");
        }
        context.log().print("Restored volume group " + name + ".");
        return LvmCommand.DONE;
    }

    private void confirm(String name) {
        List<String> active = context.sys().call(kernel -> kernel.get(Dm.LAYER).byName().stream().map(md -> LvmName.split(md.name()))
                .filter(parts -> parts.vg().equals(name)).map(LvmName::lv).toList());
        if (context.sys().<Boolean>call(kernel -> kernel.get(Dm.LAYER).byName().isEmpty())) {
            context.log().verbose("No devices found.");
        }
        if (active.isEmpty()) {
            return;
        }
        active.forEach(lv -> context.log().print("Volume group " + name + " has active volume: " + lv + "."));
        context.log().warn("WARNING: Found " + active.size() + " active volume(s) in volume group \"" + name + "\".");
        context.log().print("Restoring VG with active LVs, may cause mismatch with its metadata.");
        if (!Prompt.confirms(context, "Do you really want to proceed with restore of volume group \"" + name + "\", while " + active.size()
                + " volume(s) are active?")) {
            throw context.fail("Restore aborted.");
        }
    }

    private Optional<String> text(String file) {
        String path = context.invocation().absolute(file);
        return context.sys().call(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            return !file.isEmpty() && isRegular(vfs, path) ? Optional.of(vfs.readText(path)) : Optional.empty();
        });
    }

    private static boolean isRegular(Vfs vfs, String path) {
        return vfs.stat(path).filter(stat -> stat.type() == FileType.REGULAR).isPresent();
    }

    /** The group in a file, or a complaint. */
    private Optional<VolumeGroup> group(String name, String file) {
        Optional<String> text = text(file);
        if (text.isEmpty()) {
            boolean there = !file.isEmpty()
                    && context.sys().call(kernel -> kernel.get(Vfs.LAYER).exists(context.invocation().absolute(file)));
            context.log().error(file + (there ? " is not a regular file" : ": stat failed: No such file or directory"));
        }
        Optional<VolumeGroup> vg = text.flatMap(Archive::read);
        if (vg.filter(found -> !found.name().equals(name)).isPresent()) {
            context.log().error("'" + file + "' does not contain volume group '" + name + "'.");
            return Optional.empty();
        }
        if (vg.isEmpty()) {
            complain(text);
            context.log().error("Failed to read VG " + name + " from " + file);
        }
        return vg;
    }

    /** Says why a text holds no group. */
    private void complain(Optional<String> text) {
        try {
            if (text.isPresent() && ConfigParser.parse(text.get()).find("contents").isEmpty()) {
                context.log().error("Can't process text format file - missing contents field.");
                return;
            }
        } catch (ConfigSyntaxException broken) {
            context.log().error(String.valueOf(broken.getMessage()));
        }
        context.log().warn("WARNING: couldn't read volume group metadata from file.");
    }

    private boolean write(String name, String file) {
        World world = World.read(context);
        Optional<VolumeGroup> saved = group(name, file);
        if (saved.isEmpty()) {
            return false;
        }
        List<PvDevice> devices = new ArrayList<>();
        int missing = 0;
        for (PhysicalVolume pv : saved.get().pvs()) {
            Optional<PvDevice> device = world.scan().pv(pv.id());
            if (device.isEmpty()) {
                context.log().warn("WARNING: Couldn't find device with uuid " + pv.id() + ".");
            }
            missing += device.isEmpty() || pv.isMissing() ? 1 : 0;
            device.ifPresent(devices::add);
        }
        if (missing > 0) {
            context.log().error("Cannot restore Volume Group " + name + " with " + missing + " PVs marked as missing.");
            return false;
        }
        return context.isTest() || store(new GroupChange(context, world), saved.get(), devices);
    }

    private boolean store(GroupChange change, VolumeGroup vg, List<PvDevice> devices) {
        GroupStore store = new GroupStore(context.sys(), devices);
        try {
            store.write(vg.withSeqno(vg.seqno() + 1), context.header("Write from " + context.commandLine() + "."));
        } catch (GroupStore.TooLarge large) {
            context.log().error("Failed to write VG " + vg.name() + ".");
            return false;
        }
        change.claim(devices.stream().filter(pv -> pv.header().use() == PvHeader.Use.FREE).toList());
        store.commit();
        return true;
    }

    private int list(String name) {
        List<String> archives = Archive.files(context, name);
        if (archives.isEmpty()) {
            context.log().print("No archives found in " + Archive.directory(context) + ".");
        }
        archives.forEach(file -> show(file, file.substring(file.lastIndexOf('/'))));
        String backup = Archive.backupPath(context, name);
        if (text(backup).isPresent()) {
            show(backup, "/" + name);
        }
        return LvmCommand.DONE;
    }

    private int showFile(String file) {
        if (text(file).isEmpty()) {
            throw context.fail("Archive file " + file + " not found.");
        }
        show(file, "/" + file.substring(file.lastIndexOf('/') + 1));
        return LvmCommand.DONE;
    }

    /** Shows what a file is about; lvm adds the name to the path a second time. */
    private void show(String file, String again) {
        String text = text(file).orElseThrow();
        context.log().print(" ");
        context.log().print("File:\t\t" + file + again);
        Optional<VolumeGroup> vg = Archive.read(text);
        if (vg.isEmpty()) {
            context.log().error("Unable to read archive file.");
            return;
        }
        ConfigSection head = ConfigParser.parse(text);
        context.log().print("VG name:    \t" + vg.get().name());
        context.log().print("Description:\t" + head.text("description").orElse("<No description>"));
        context.log().print("Backup Time:\t" + Times.ctime(head.number("creation_time").orElse(0)) + "\n");
    }
}
