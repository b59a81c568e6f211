package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.sim.dm.DmInfo;

/** The file system of a volume whose size changes. None can be resized here: the tools that would do it are not there. */
final class FileSystemResize {

    private final LvmContext context;

    FileSystemResize(LvmContext context) {
        this.context = context;
    }

    /** Complains that a volume's file system can't follow. */
    void check(String path, Optional<DmInfo> info) {
        if (info.isEmpty()) {
            throw context.fail("Logical volume " + path + " must be activated before resizing filesystem.");
        }
        context.log().error("/sbin/fsadm: execvp failed: No such file or directory");
        throw context.fail("Filesystem check failed.");
    }
}
