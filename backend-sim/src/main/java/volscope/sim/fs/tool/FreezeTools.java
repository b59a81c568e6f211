package volscope.sim.fs.tool;

import java.util.Optional;

import volscope.sim.fs.Stat;
import volscope.sim.fs.Vfs;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code fsfreeze}, {@code xfs_freeze} and {@code mountpoint}. */
final class FreezeTools {

    private FreezeTools() {
    }

    static int fsfreeze(ToolCall call) {
        String path = call.operand(0);
        if (call.stat(path).isEmpty()) {
            call.complain("cannot open " + path + ": " + Errno.ENOENT.text());
            return 1;
        }
        if (call.stat(path).filter(Stat::isDirectory).isEmpty()) {
            call.complain(path + ": is not a directory");
            return 1;
        }
        boolean freezes = call.has("freeze");
        try {
            act(call, path, freezes);
        } catch (ErrnoException e) {
            call.complain(path + ": " + (freezes ? "freeze" : "unfreeze") + " failed: " + e.errno().text());
        }
        return call.status();
    }

    static int xfsFreeze(ToolCall call) {
        String path = call.operand(0);
        boolean freezes = call.has("f");
        if (call.stat(path).isEmpty()) {
            call.error(path + ": " + Errno.ENOENT.text());
            return 1;
        }
        try {
            act(call, path, freezes);
        } catch (ErrnoException e) {
            call.complain("cannot " + (freezes ? "freeze filesystem at " : "unfreeze filesystem mounted at ") + path, e);
        }
        return call.status();
    }

    private static void act(ToolCall call, String path, boolean freezes) {
        Optional<VolumeFile> file = call.vfs(vfs -> vfs.volumeFile(call.absolute(path)));
        long volume = file.map(VolumeFile::volume)
                .orElseThrow(() -> new ErrnoException(freezes ? Errno.EOPNOTSUPP : Errno.EINVAL));
        call.sys().run(kernel -> {
            FileSystems systems = kernel.get(FileSystems.LAYER);
            if (freezes) {
                systems.freezeByUser(volume);
            } else {
                systems.thawByUser(volume);
                kernel.get(Vfs.LAYER).mounts().leaveUnused();
            }
        });
    }

    static int mountpoint(ToolCall call) {
        String path = call.operand(0);
        if (call.stat(path).isEmpty()) {
            call.complain(path + ": " + Errno.ENOENT.text());
            return 1;
        }
        boolean is = call.vfs(vfs -> vfs.mounts().isMountPoint(call.absolute(path)));
        if (!call.has("quiet")) {
            call.println(path + (is ? " is a mountpoint" : " is not a mountpoint"));
        }
        return is ? 0 : 32;
    }
}
