package volscope.sim.fs.tool;

import java.util.Optional;

import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.FsType;
import volscope.sim.fs.extent.Usage;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code stat -f}: what is known of the volume that a file is on. */
final class VolumeStat {

    private static final String FORM = """
              File: "%n"
                ID: %i Namelen: %l     Type: %T
            Block size: %(s)Fundamental block size: %S
            Blocks: Total: %(b)Free: %(f)Available: %a
            Inodes: Total: %(c)Free: %d
            """;

    private final ToolCall call;

    private VolumeStat(ToolCall call) {
        this.call = call;
    }

    static int run(ToolCall call, Optional<String> form) {
        var tool = new VolumeStat(call);
        call.operands().forEach(name -> tool.one(name, form));
        return call.status();
    }

    private void one(String name, Optional<String> form) {
        try {
            Usage usage = call.kernel(kernel -> Usage.of(kernel.get(FileSystems.LAYER), volume(name)));
            call.print(form.map(text -> StatTool.filled(call, text, letter -> field(letter, name, usage)))
                    .orElseGet(() -> whole(name, usage)));
        } catch (ErrnoException e) {
            call.complain("cannot read file system information for " + ToolCall.quoted(name), e);
        }
    }

    private long volume(String name) {
        if (call.stat(name).isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return call.vfs(vfs -> vfs.volumeFile(call.absolute(name))).map(VolumeFile::volume)
                .orElseThrow(() -> new ErrnoException(Errno.ENOSYS));
    }

    /** Numbers that something follows are ten wide. */
    private String whole(String name, Usage usage) {
        String wide = java.util.regex.Pattern.compile("%\\((.)\\)").matcher(FORM)
                .replaceAll(found -> "%-11s".formatted(field(found.group(1).charAt(0), name, usage)));
        return StatTool.filled(call, wide, letter -> field(letter, name, usage));
    }

    private static String field(char letter, String name, Usage usage) {
        boolean xfs = usage.type() == FsType.XFS;
        return switch (letter) {
            case 'n' -> name;
            case 'i' -> Long.toHexString(usage.id());
            case 'l' -> "255";
            case 't' -> xfs ? "58465342" : "ef53";
            case 'T' -> xfs ? "xfs" : "ext2/ext3";
            case 's', 'S' -> String.valueOf(usage.blockSize());
            case 'b' -> String.valueOf(usage.blocks());
            case 'f' -> String.valueOf(usage.free());
            case 'a' -> String.valueOf(usage.available());
            case 'c' -> String.valueOf(usage.inodes());
            case 'd' -> String.valueOf(usage.freeInodes());
            case '%' -> "%";
            default -> "?";
        };
    }
}
