package volscope.sim.fs.tool;

import java.util.Optional;
import java.util.OptionalInt;

import volscope.sim.fs.OpenMode;
import volscope.sim.fs.Stat;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** Programs that make, remove and name files. */
final class FileTools {

    private FileTools() {
    }

    static int mkdir(ToolCall call) {
        for (String name : call.operands()) {
            try {
                String path = call.absolute(name);
                call.change(call.has("parents") ? vfs -> vfs.mkdirs(path) : vfs -> vfs.mkdir(path));
                if (call.has("verbose")) {
                    call.println("mkdir: created directory " + ToolCall.quoted(name));
                }
            } catch (ErrnoException e) {
                call.complain("cannot create directory " + ToolCall.quoted(name), e);
            }
        }
        return call.status();
    }

    static int rmdir(ToolCall call) {
        for (String name : call.operands()) {
            try {
                call.change(vfs -> vfs.rmdir(call.absolute(name)));
            } catch (ErrnoException e) {
                call.complain(ToolCall.quoted(name), e);
            }
        }
        return call.status();
    }

    static int rm(ToolCall call) {
        for (String name : call.operands()) {
            try {
                remove(call, name);
            } catch (ErrnoException e) {
                if (e.errno() != Errno.ENOENT || !call.has("force")) {
                    call.complain("cannot remove " + ToolCall.quoted(name), e);
                }
            }
        }
        return call.status();
    }

    private static void remove(ToolCall call, String name) {
        String path = call.absolute(name);
        Optional<Stat> stat = call.vfs(vfs -> vfs.lstat(path));
        boolean directory = stat.filter(Stat::isDirectory).isPresent();
        if (directory && call.has("recursive")) {
            for (String child : call.vfs(vfs -> vfs.list(path))) {
                remove(call, name + "/" + child);
            }
        }
        if (directory && (call.has("recursive") || call.has("dir"))) {
            call.change(vfs -> vfs.rmdir(path));
        } else {
            call.change(vfs -> vfs.unlink(path));
        }
    }

    static int touch(ToolCall call) {
        for (String name : call.operands()) {
            try {
                touch(call, call.absolute(name));
            } catch (ErrnoException e) {
                call.complain(name, e);
            }
        }
        return call.status();
    }

    private static void touch(ToolCall call, String path) {
        if (call.vfs(vfs -> vfs.exists(path))) {
            call.change(vfs -> vfs.touch(path));
        } else if (!call.has("no-create")) {
            long handle = call.vfs(vfs -> vfs.open(path, OpenMode.WRITE));
            call.change(vfs -> vfs.close(handle));
        }
    }

    static int truncate(ToolCall call) {
        if (call.text("size").isEmpty()) {
            call.error("truncate: you must specify either '--size' or '--reference'");
            call.error("Try 'truncate --help' for more information.");
            return 1;
        }
        String text = call.text("size").orElseThrow();
        char sign = text.charAt(0);
        long amount = Amounts.read(sign == '+' || sign == '-' ? text.substring(1) : text).orElse(-1);
        if (amount < 0) {
            call.complain("Invalid number: " + ToolCall.quoted(text));
            return 1;
        }
        for (String name : call.operands()) {
            try {
                truncate(call, call.absolute(name), sign, amount);
            } catch (ErrnoException e) {
                call.complain("cannot open " + ToolCall.quoted(name) + " for writing", e);
            }
        }
        return call.status();
    }

    private static void truncate(ToolCall call, String path, char sign, long amount) {
        if (!call.has("no-create") || call.vfs(vfs -> vfs.exists(path))) {
            long handle = call.vfs(vfs -> vfs.open(path, OpenMode.WRITE));
            long now = call.vfs(vfs -> vfs.size(handle));
            call.change(vfs -> vfs.close(handle));
            long size = sign == '+' ? now + amount : sign == '-' ? Math.max(0, now - amount) : amount;
            call.change(vfs -> vfs.truncate(path, size));
        }
    }

    static int ln(ToolCall call) {
        String target = call.operand(0);
        String base = target.substring(target.lastIndexOf('/') + 1);
        String name = call.operands().size() > 1 ? call.operand(1) : base;
        boolean into = !call.has("no-dereference") && call.stat(name).filter(Stat::isDirectory).isPresent();
        String link = into ? name + "/" + base : name;
        try {
            if (!call.has("symbolic")) {
                call.complain(call.stat(target).isEmpty() ? target + ": " + Errno.ENOENT.text() : link + ": " + Errno.EPERM.text());
                return 1;
            }
            if (call.has("force") && call.lstat(link).isPresent()) {
                call.change(vfs -> vfs.unlink(call.absolute(link)));
            }
            call.change(vfs -> vfs.symlink(target, call.absolute(link)));
        } catch (ErrnoException e) {
            call.complain(link, e);
        }
        return call.status();
    }

    static int readlink(ToolCall call) {
        for (String name : call.operands()) {
            try {
                boolean real = call.has("canonicalize") || call.has("canonicalize-existing");
                String path = call.absolute(name);
                if (call.has("canonicalize-existing") && call.stat(name).isEmpty()) {
                    return 1;
                }
                String found = call.vfs(vfs -> real ? vfs.realpath(path) : vfs.readlink(path));
                call.print(found + (call.has("no-newline") ? "" : "\n"));
            } catch (ErrnoException e) {
                call.status(1);
            }
        }
        return call.status();
    }

    static int realpath(ToolCall call) {
        for (String name : call.operands()) {
            try {
                call.println(call.vfs(vfs -> vfs.realpath(call.absolute(name))));
            } catch (ErrnoException e) {
                call.complain(name, e);
            }
        }
        return call.status();
    }

    static int chmod(ToolCall call) {
        String mode = call.operand(0);
        for (String name : call.operands().subList(1, call.operands().size())) {
            OptionalInt bits = Modes.read(mode, call.stat(name).map(Stat::mode).orElse(0));
            if (bits.isEmpty()) {
                call.complain("invalid mode '" + mode + "'");
                return 1;
            }
            try {
                call.change(vfs -> vfs.chmod(call.absolute(name), bits.getAsInt()));
            } catch (ErrnoException e) {
                call.complain(name, e);
            }
        }
        return call.status();
    }
}
