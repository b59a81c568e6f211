package volscope.sim.lvm.libdm;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import volscope.sim.device.DevNo;
import volscope.sim.fs.FileType;
import volscope.sim.fs.Stat;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Sys;

/** The nodes of mapped devices in {@code /dev/mapper}. */
public final class Nodes {

    /** Where they are. */
    public static final String DIRECTORY = "/dev/mapper";

    /** The file in it that is no node of a device. */
    public static final String CONTROL = "control";

    private final Sys sys;
    private final Consumer<String> complaints;

    /**
     * Who may use a node.
     *
     * @param mode
     *            its permission bits
     * @param uid
     *            its owner
     * @param gid
     *            its group
     */
    public record Owner(int mode, int uid, int gid) {

        /** {@code root:disk}, read and write. */
        public static final Owner USUAL = new Owner(0660, 0, 6);
    }

    public Nodes(Sys sys, Consumer<String> complaints) {
        this.sys = sys;
        this.complaints = complaints;
    }

    /** The path of a device's node. */
    public static String path(String name) {
        return DIRECTORY + "/" + name;
    }

    /** Makes the node of a device, or makes the one there is name it. */
    public void add(String name, DevNo dev, Owner owner) {
        boolean free = sys.call(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            Optional<Stat> there = vfs.stat(path(name));
            if (there.isPresent() && there.get().type() != FileType.BLOCK) {
                return false;
            }
            if (there.flatMap(Stat::device).filter(dev::equals).isEmpty()) {
                vfs.mkdirs(DIRECTORY);
                unlink(vfs, path(name));
                vfs.mknod(path(name), dev, owner.mode(), owner.uid(), owner.gid());
            }
            return true;
        });
        if (!free) {
            complain(name);
        }
    }

    private void complain(String name) {
        complaints.accept("A non-block device file at '" + path(name) + "' is already present");
    }

    /** Takes the node of a device away, if there is one. */
    public void remove(String name) {
        sys.run(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            if (vfs.lstat(path(name)).filter(there -> !there.isDirectory()).isPresent()) {
                vfs.unlink(path(name));
            }
        });
    }

    /** Gives the node of a device another name, if there is one. */
    public void rename(String name, String newName) {
        boolean free = sys.call(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            Optional<Stat> taken = vfs.stat(path(newName));
            if (taken.isPresent() && taken.get().type() != FileType.BLOCK) {
                return false;
            }
            if (vfs.lstat(path(name)).isPresent()) {
                vfs.rename(path(name), path(newName));
            }
            return true;
        });
        if (!free) {
            complain(newName);
        }
    }

    /** The names of all nodes. */
    public List<String> names() {
        return sys.call(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            return vfs.exists(DIRECTORY) ? vfs.list(DIRECTORY).stream().filter(name -> !name.equals(CONTROL)).toList() : List.of();
        });
    }

    private static void unlink(Vfs vfs, String path) {
        if (vfs.lstat(path).isPresent()) {
            vfs.unlink(path);
        }
    }
}
