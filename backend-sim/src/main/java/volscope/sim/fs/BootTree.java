package volscope.sim.fs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

import volscope.sim.device.DevNo;
import volscope.sim.device.Namespace;
import volscope.sim.device.Nvdimm;
import volscope.sim.fs.Walk.Last;

/** The tree as it is when a machine has started: the directories of a small system, its device nodes and its configuration. */
public final class BootTree {

    private static final List<String> DIRECTORIES = List.of("/bin", "/dev/pts", "/dev/shm", "/dev/mapper", "/etc/lvm/profile", "/lib",
            "/mnt", "/out", "/proc", "/root", "/run/lock/lvm", "/run/lvm", "/sbin", "/sys", "/tmp", "/usr", "/var");

    /** What {@code /etc/lvm/lvm.conf} says then. */
    public static final String LVM_CONF = """
            # lvm.conf of the guest: no udev, no daemons, everything else left at the
            # compiled-in default.
            config { checks = 1  abort_on_errors = 0  profile_dir = "/etc/lvm/profile" }
            devices {
            	dir = "/dev"
            	scan = [ "/dev" ]
            	obtain_device_list_from_udev = 0
            	external_device_info_source = "none"
            	use_devicesfile = 0
            }
            log { verbose = 0  syslog = 0  level = 7  file = "/run/lvm.log"  overwrite = 0  activation = 1  command_names = 0  prefix = "  " }
            backup { backup = 1  archive = 1  backup_dir = "/etc/lvm/backup"  archive_dir = "/etc/lvm/archive" }
            global { use_lvmpolld = 0  locking_dir = "/run/lock/lvm"  event_activation = 0 }
            activation { udev_sync = 0  udev_rules = 0  verify_udev_operations = 0  monitoring = 0 }
            """;

    private static final int DAX_MAJOR = 252;

    private final Vfs vfs;
    private final Nvdimm nvdimm;

    BootTree(Vfs vfs, Nvdimm nvdimm) {
        this.vfs = vfs;
        this.nvdimm = nvdimm;
    }

    void make() {
        DIRECTORIES.forEach(vfs::mkdirs);
        vfs.chmod("/root", 0700);
        vfs.chmod("/tmp", 01777);
        deviceNodes();
        file("/etc/hostname", "oracle\n");
        file("/etc/fstab", "");
        file("/etc/passwd", "root:x:0:0:root:/root:/bin/sh\n");
        file("/etc/lvm/lvm.conf", LVM_CONF);
        mounts();
    }

    private void deviceNodes() {
        CharacterFiles.NAMES.forEach((name, dev) -> vfs.mknodCharacter("/dev/" + name, dev, name.equals("console") ? 0600 : 0666, 0));
        vfs.mknodCharacter("/dev/tty", new DevNo(5, 0), 0666, 0);
        vfs.mknodCharacter("/dev/mapper/control", CharacterFiles.MAPPER_CONTROL, 0600, 0);
        nvdimm.namespaces().stream().filter(namespace -> namespace.mode() == Namespace.Mode.DEVDAX).forEach(namespace -> vfs
                .mknodCharacter("/dev/" + namespace.device(), new DevNo(DAX_MAJOR, namespace.region()), 0600, 0));
        vfs.symlink("/proc/self/fd", "/dev/fd");
        vfs.symlink("/proc/self/fd/1", "/dev/stdout");
        vfs.symlink("/proc/self/fd/2", "/dev/stderr");
    }

    private void file(String path, String text) {
        if (!vfs.exists(path)) {
            vfs.writeFile(path, text.getBytes(UTF_8));
        }
    }

    private void mounts() {
        PVector<Mount> mounts = TreePVector.<Mount>empty().plus(mount("/", "rootfs", "rootfs", "rw", new Mount.InPlace()))
                .plus(mount("/proc", "proc", "proc", "rw,relatime", new Mount.Computed("/proc")))
                .plus(mount("/sys", "sysfs", "sysfs", "rw,relatime", new Mount.Computed("/sys")))
                .plus(mount("/dev", "dev", "devtmpfs", "rw,relatime,mode=755", new Mount.Devices()))
                .plus(mount("/tmp", "tmp", "tmpfs", "rw,relatime,size=614400k", new Mount.InPlace()))
                .plus(mount("/run", "run", "tmpfs", "rw,relatime", new Mount.InPlace()));
        vfs.state(vfs.state().with(mounts));
    }

    private Mount mount(String path, String source, String type, String options, Mount.Root root) {
        return new Mount(vfs.walk(path, Last.FOLLOW).get().key(), path, source, type, options, root, Mount.Access.READ_WRITE);
    }
}
