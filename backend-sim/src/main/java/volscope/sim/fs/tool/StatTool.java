package volscope.sim.fs.tool;

import java.util.Optional;

import volscope.sim.fs.TimeFormat;
import volscope.sim.fs.FileType;
import volscope.sim.fs.Stat;
import volscope.sim.fs.WallClock;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code stat -c}: what is known of a file, in a form of one's own. */
final class StatTool {

    private final ToolCall call;
    private final String form;

    private StatTool(ToolCall call, String form) {
        this.call = call;
        this.form = form;
    }

    static int run(ToolCall call) {
        Optional<String> form = call.text("format").map(text -> text + "\n").or(() -> call.text("printf"));
        if (call.has("file-system")) {
            return VolumeStat.run(call, form);
        }
        var tool = new StatTool(call, form.orElse("  File: %N\n  Size: %s\tBlocks: %b\tIO Block: 4096\t%F\n"
                + "Inode: %i\tLinks: %h\nAccess: (%a/%A)\tUid: (%u/%U)\tGid: (%g/%G)\nModify: %y\n"));
        call.operands().forEach(tool::one);
        return call.status();
    }

    private void one(String name) {
        try {
            Optional<Stat> stat = call.has("dereference") ? call.stat(name) : call.lstat(name);
            stat.ifPresentOrElse(found -> call.print(filled(name, found)),
                    () -> call.complain("cannot statx " + ToolCall.quoted(name) + ": " + Errno.ENOENT.text()));
        } catch (ErrnoException e) {
            call.complain("cannot statx " + ToolCall.quoted(name), e);
        }
    }

    private String filled(String name, Stat stat) {
        return filled(call, form, letter -> field(letter, name, stat));
    }

    /** What each letter behind a percent sign stands for. */
    interface Fields {
        String of(char letter);
    }

    /** A form with its fields filled in. */
    static String filled(ToolCall call, String form, Fields fields) {
        var text = new StringBuilder();
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            if (c == '%' && i + 1 < form.length()) {
                text.append(fields.of(form.charAt(++i)));
            } else if (c == '\\' && call.has("printf") && i + 1 < form.length()) {
                char escaped = form.charAt(++i);
                text.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private String field(char letter, String name, Stat stat) {
        return switch (letter) {
            case 'n' -> name;
            case 'N' -> ToolCall.quoted(name)
                    + (stat.type() == FileType.SYMLINK ? " -> " + ToolCall.quoted(call.vfs(vfs -> vfs.readlink(call.absolute(name)))) : "");
            case 's' -> String.valueOf(stat.size());
            case 'a' -> Integer.toOctalString(stat.mode());
            case 'A' -> stat.modeText();
            case 'F' -> type(stat);
            case 'i' -> String.valueOf(stat.inode());
            case 'h' -> String.valueOf(stat.links());
            case 'u' -> String.valueOf(stat.uid());
            case 'g' -> String.valueOf(stat.gid());
            case 'U' -> stat.uid() == 0 ? "root" : "UNKNOWN";
            case 'G' -> stat.gid() == 0 ? "root" : "UNKNOWN";
            case 'b' -> String.valueOf(stat.blocks());
            case 'B' -> "512";
            case 'o' -> "4096";
            case 't' -> Integer.toHexString(stat.device().map(dev -> dev.major()).orElse(0));
            case 'T' -> Integer.toHexString(stat.device().map(dev -> dev.minor()).orElse(0));
            case 'Y', 'X', 'Z' -> String.valueOf(WallClock.at(stat.mtime()));
            case 'y', 'x', 'z' -> TimeFormat.of("%F %T.000000000 +0000").text(WallClock.at(stat.mtime()));
            case '%' -> "%";
            default -> "?";
        };
    }

    private static String type(Stat stat) {
        return switch (stat.type()) {
            case REGULAR -> stat.size() == 0 ? "regular empty file" : "regular file";
            case DIRECTORY -> "directory";
            case SYMLINK -> "symbolic link";
            case BLOCK -> "block special file";
            case CHARACTER -> "character special file";
        };
    }
}
