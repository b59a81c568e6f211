package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.sim.dm.DmInfo;

/** The file system of a volume whose size changes. The program that would check and resize it is not installed. */
final class FileSystemResize {

    private static final String PROGRAM = "/sbin/fsadm";

    private final LvmContext context;
    private final String path;

    FileSystemResize(LvmContext context, String path) {
        this.context = context;
        this.path = path;
    }

    private boolean isWanted() {
        return context.line().has("resizefs");
    }

    /** Has the file system checked. */
    void check(Optional<DmInfo> info) {
        if (!isWanted()) {
            return;
        }
        if (info.isEmpty()) {
            throw context.fail("Logical volume " + path + " must be activated before resizing filesystem.");
        }
        if (!context.line().has("nofsck")) {
            notThere();
            throw context.fail("Filesystem check failed.");
        }
    }

    /** Makes it smaller. */
    void shrink() {
        if (isWanted()) {
            resize();
            throw context.fail("Filesystem resize failed.");
        }
    }

    /** Makes it larger. */
    void grow() {
        if (isWanted()) {
            resize();
            throw context.failed();
        }
    }

    private void resize() {
        notThere();
        context.log().error(PROGRAM + " failed: 2");
    }

    private void notThere() {
        context.log().error(PROGRAM + ": execvp failed: No such file or directory");
    }
}
