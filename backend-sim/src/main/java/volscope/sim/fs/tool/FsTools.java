package volscope.sim.fs.tool;

import java.util.Map;
import java.util.TreeMap;

import volscope.sim.kernel.Program;

/** The programs around files and devices, by name. */
public final class FsTools {

    private static final Map<String, Tool.Body> BODIES = Map.ofEntries(
            Map.entry("blkdiscard", Blkdiscard::run), Map.entry("blkid", Blkid::run), Map.entry("losetup", Losetup::run),
            Map.entry("lsblk", Lsblk::run), Map.entry("blockdev", BlockTools::blockdev), Map.entry("chmod", FileTools::chmod),
            Map.entry("chattr", FlagTools::chattr), Map.entry("lsattr", FlagTools::lsattr), Map.entry("cp", CopyTools::cp),
            Map.entry("daxflags", BlockTools::daxFlags), Map.entry("dd", Dd::run),
            Map.entry("df", Df::run), Map.entry("debugfs", E2fsTools::debugfs), Map.entry("dmesg", SystemTools::dmesg),
            Map.entry("dumpe2fs", E2fsTools::dumpe2fs), Map.entry("e2fsck", E2fsTools::e2fsck), Map.entry("fsck.ext4", E2fsTools::e2fsck),
            Map.entry("tune2fs", Tune2fs::run),
            Map.entry("filefrag", Filefrag::run), Map.entry("fallocate", Fallocate::run), Map.entry("findmnt", Findmnt::run),
            Map.entry("fsfreeze", FreezeTools::fsfreeze), Map.entry("hostname", SystemTools::hostname), Map.entry("ln", FileTools::ln),
            Map.entry("ls", Ls::run), Map.entry("lsmod", ModuleTools::lsmod), Map.entry("mkdir", FileTools::mkdir),
            Map.entry("mknod", Mknod::run),
            Map.entry("mke2fs", Mkfs::ext4), Map.entry("mkfs.ext2", Mkfs::ext4), Map.entry("mkfs.ext3", Mkfs::ext4),
            Map.entry("mkfs.ext4", Mkfs::ext4),
            Map.entry("mkfs.xfs", Mkfs::xfs), Map.entry("modprobe", ModuleTools::modprobe), Map.entry("mount", MountTools::mount),
            Map.entry("mountpoint", FreezeTools::mountpoint), Map.entry("mv", CopyTools::mv), Map.entry("resize2fs", Resize2fs::run),
            Map.entry("readlink", FileTools::readlink), Map.entry("realpath", FileTools::realpath), Map.entry("fstrim", Fstrim::run),
            Map.entry("xfs_growfs", XfsGrowfs::run), Map.entry("rm", FileTools::rm), Map.entry("rmdir", FileTools::rmdir),
            Map.entry("rmmod", ModuleTools::rmmod), Map.entry("sec", Sec::run), Map.entry("stat", StatTool::run),
            Map.entry("sync", SystemTools::sync), Map.entry("touch", FileTools::touch), Map.entry("truncate", FileTools::truncate),
            Map.entry("umount", MountTools::umount), Map.entry("uname", SystemTools::uname), Map.entry("wipefs", Wipefs::run),
            Map.entry("xfs_freeze", FreezeTools::xfsFreeze), Map.entry("xfs_info", XfsReport::info));

    private FsTools() {
    }

    /** All of them. */
    public static Map<String, Program> programs() {
        Map<String, Program> programs = new TreeMap<>();
        programs.put("ndctl", Ndctl.program());
        BODIES.forEach((name, body) -> programs.put(name, Tool.of(body)));
        return Map.copyOf(programs);
    }
}
