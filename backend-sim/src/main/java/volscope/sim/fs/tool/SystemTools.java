package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import volscope.sim.fs.OpenMode;
import volscope.sim.fs.Vfs;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.LogLine;
import volscope.sim.profile.Profile;

/** Programs that tell of the machine as a whole. */
final class SystemTools {

    private SystemTools() {
    }

    static int uname(ToolCall call) {
        Profile profile = call.kernel(kernel -> kernel.profile());
        String node = call.vfs(vfs -> vfs.readText("/etc/hostname")).strip();
        List<String> parts = new ArrayList<>();
        boolean all = call.has("all");
        boolean none = call.line().options().isEmpty();
        add(parts, all || none || call.has("kernel-name"), "Linux");
        add(parts, all || call.has("nodename"), node);
        add(parts, all || call.has("kernel-release"), profile.release());
        add(parts, all || call.has("kernel-version"), profile.build());
        add(parts, all || call.has("machine"), "x86_64");
        add(parts, all || call.has("operating-system"), "GNU/Linux");
        call.println(String.join(" ", parts));
        return 0;
    }

    private static void add(List<String> parts, boolean wanted, String part) {
        if (wanted) {
            parts.add(part);
        }
    }

    static int hostname(ToolCall call) {
        call.println(call.vfs(vfs -> vfs.readText("/etc/hostname")).strip());
        return 0;
    }

    static int dmesg(ToolCall call) {
        List<LogLine> log = call.kernel(kernel -> kernel.log());
        for (LogLine line : log) {
            String time = call.has("notime") ? "" : "[%5d.%06d] ".formatted(line.at() / 1_000_000_000, line.at() / 1000 % 1_000_000);
            Arrays.stream(line.text().split("\n", -1)).forEach(text -> call.println(time + text));
        }
        return 0;
    }

    static int sync(ToolCall call) {
        if (call.operands().isEmpty()) {
            call.sys().run(kernel -> kernel.get(FileSystems.LAYER).syncAll());
            return 0;
        }
        call.operands().forEach(name -> sync(call, name));
        return call.status();
    }

    private static void sync(ToolCall call, String name) {
        try {
            long handle = call.vfs(vfs -> vfs.open(call.absolute(name), OpenMode.READ));
            sync(call, name, handle);
            call.change(vfs -> vfs.close(handle));
        } catch (ErrnoException e) {
            call.complain("error opening " + ToolCall.quoted(name), e);
        }
    }

    private static void sync(ToolCall call, String name, long handle) {
        try {
            Optional<VolumeFile> onVolume = call.vfs(vfs -> vfs.volumeFile(call.absolute(name)));
            onVolume.ifPresentOrElse(file -> call.sys().run(kernel -> kernel.get(FileSystems.LAYER).fsync(file.volume(), file.inode())),
                    () -> call.change(vfs -> vfs.fsync(handle)));
        } catch (ErrnoException e) {
            call.complain("error syncing " + ToolCall.quoted(name), e);
        }
    }
}
