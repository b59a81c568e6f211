package volscope.sim.lvm.activate;

import java.util.function.Consumer;

import volscope.sim.device.DevNo;
import volscope.sim.fs.Stat;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.libdm.Nodes;

/** The names of mapped devices in the file tree: nodes in {@code /dev/mapper}, links in {@code /dev/VG}, kept by hand as without udev. */
public final class DeviceNodes {

    private final Sys sys;
    private final Nodes mapper;

    DeviceNodes(Sys sys, Consumer<String> complaints) {
        this.sys = sys;
        this.mapper = new Nodes(sys, complaints);
    }

    /** Makes the node of a device, or makes it name this device. */
    void add(String name, DevNo dev) {
        mapper.add(name, dev, Nodes.Owner.USUAL);
    }

    /** Takes the node of a device away. */
    void remove(String name) {
        mapper.remove(name);
    }

    /** Gives the node of a device another name. */
    void rename(String name, String newName) {
        mapper.rename(name, newName);
    }

    /** Makes the link of a volume. */
    void link(String vg, String lv, String name) {
        sys.run(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            String path = "/dev/" + vg + "/" + lv;
            if (vfs.lstat(path).isPresent() && isLinkTo(vfs, path, Nodes.path(name))) {
                return;
            }
            vfs.mkdirs("/dev/" + vg);
            unlink(vfs, path);
            vfs.symlink(Nodes.path(name), path);
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
            if (vfs.lstat("/dev/" + vg).filter(Stat::isDirectory).isPresent() && vfs.last("/dev/" + vg, any -> true).isEmpty()) {
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
