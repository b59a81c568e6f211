package volscope.sim.lvm.activate;

import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.fs.Stat;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Sys;

/** The names of mapped devices in the file tree: nodes in {@code /dev/mapper}, links in {@code /dev/VG}, kept by hand as without udev. */
public final class DeviceNodes {

    private static final String MAPPER = "/dev/mapper/";
    private static final int MODE = 0660;
    private static final int GROUP = 6;

    private final Sys sys;

    DeviceNodes(Sys sys) {
        this.sys = sys;
    }

    /** Makes the node of a device, or makes it name this device. */
    void add(String name, DevNo dev) {
        sys.run(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            String path = MAPPER + name;
            Optional<Stat> there = vfs.lstat(path);
            if (there.flatMap(Stat::device).filter(dev::equals).isPresent()) {
                return;
            }
            vfs.mkdirs("/dev/mapper");
            if (there.isPresent()) {
                vfs.unlink(path);
            }
            vfs.mknod(path, dev, MODE, GROUP);
        });
    }

    /** Takes the node of a device away. */
    void remove(String name) {
        sys.run(kernel -> unlink(kernel.get(Vfs.LAYER), MAPPER + name));
    }

    /** Gives the node of a device another name. */
    void rename(String name, String newName) {
        sys.run(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            if (vfs.lstat(MAPPER + name).isPresent()) {
                vfs.rename(MAPPER + name, MAPPER + newName);
            }
        });
    }

    /** Makes the link of a volume. */
    void link(String vg, String lv, String name) {
        sys.run(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            String path = "/dev/" + vg + "/" + lv;
            if (vfs.lstat(path).isPresent() && isLinkTo(vfs, path, MAPPER + name)) {
                return;
            }
            vfs.mkdirs("/dev/" + vg);
            unlink(vfs, path);
            vfs.symlink(MAPPER + name, path);
        });
    }

    private static boolean isLinkTo(Vfs vfs, String path, String target) {
        try {
            return vfs.readlink(path).equals(target);
        } catch (ErrnoException noLink) {
            return false;
        }
    }

    /** Takes the link of a volume away, and the group's directory with the last one. */
    void unlink(String vg, String lv) {
        sys.run(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            unlink(vfs, "/dev/" + vg + "/" + lv);
            if (vfs.lstat("/dev/" + vg).filter(Stat::isDirectory).isPresent() && vfs.list("/dev/" + vg).isEmpty()) {
                vfs.rmdir("/dev/" + vg);
            }
        });
    }

    private static void unlink(Vfs vfs, String path) {
        if (vfs.lstat(path).isPresent()) {
            vfs.unlink(path);
        }
    }
}
