package volscope.sim.fs.tool;

import java.util.List;
import java.util.Optional;

import volscope.sim.fs.FileType;
import volscope.sim.fs.OpenMode;
import volscope.sim.fs.Stat;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code cp} and {@code mv}. */
final class CopyTools {

    private static final int PART = 1 << 17;

    private final ToolCall call;

    private CopyTools(ToolCall call) {
        this.call = call;
    }

    static int cp(ToolCall call) {
        return new CopyTools(call).each("copy");
    }

    static int mv(ToolCall call) {
        return new CopyTools(call).each("move");
    }

    private int each(String verb) {
        List<String> words = call.operands();
        if (words.size() < 2) {
            call.complain("missing destination file operand after " + ToolCall.quoted(words.get(0)));
            call.error("Try '" + call.invocation().name() + " --help' for more information.");
            return 1;
        }
        String target = words.getLast();
        boolean into = call.stat(target).filter(Stat::isDirectory).isPresent();
        if (words.size() > 2 && !into) {
            call.complain("target " + ToolCall.quoted(target) + ": " + Errno.ENOTDIR.text());
            return 1;
        }
        for (String source : words.subList(0, words.size() - 1)) {
            String base = source.replaceFirst("/+$", "");
            String to = into ? target.replaceFirst("/+$", "") + "/" + base.substring(base.lastIndexOf('/') + 1) : target;
            one(verb, source, to);
        }
        return call.status();
    }

    private void one(String verb, String source, String target) {
        Optional<Stat> stat = call.has("archive") || verb.equals("move") ? call.lstat(source) : call.stat(source);
        if (stat.isEmpty()) {
            String cannot = verb.equals("move") ? "can't rename " : "cannot stat ";
            call.complain(cannot + ToolCall.quoted(source) + ": " + Errno.ENOENT.text());
        } else if (verb.equals("move")) {
            move(source, target, stat.get());
        } else {
            copy(source, target, stat.get());
        }
    }

    private void move(String source, String target, Stat stat) {
        try {
            call.change(vfs -> vfs.rename(call.absolute(source), call.absolute(target)));
        } catch (ErrnoException e) {
            if (e.errno() != Errno.EXDEV) {
                call.complain("can't rename " + ToolCall.quoted(source), e);
                return;
            }
            int before = call.status();
            copyTree(source, target, stat);
            if (call.status() == before) {
                removeTree(source);
            }
        }
    }

    private void removeTree(String source) {
        String path = call.absolute(source);
        if (call.vfs(vfs -> vfs.lstat(path)).filter(Stat::isDirectory).isPresent()) {
            call.vfs(vfs -> vfs.list(path)).forEach(child -> removeTree(source + "/" + child));
            call.change(vfs -> vfs.rmdir(path));
        } else {
            call.change(vfs -> vfs.unlink(path));
        }
    }

    private void copy(String source, String target, Stat stat) {
        if (stat.isDirectory() && !call.has("recursive") && !call.has("archive")) {
            call.complain("-r not specified; omitting directory " + ToolCall.quoted(source));
        } else {
            copyTree(source, target, stat);
        }
    }

    private void copyTree(String source, String target, Stat stat) {
        switch (stat.type()) {
            case DIRECTORY -> copyDirectory(source, target);
            case SYMLINK -> make(target, () -> {
                String leads = call.vfs(vfs -> vfs.readlink(call.absolute(source)));
                call.change(vfs -> vfs.symlink(leads, call.absolute(target)));
            });
            case REGULAR, BLOCK, CHARACTER -> copyFile(source, target, stat);
        }
    }

    private void make(String target, Runnable act) {
        try {
            act.run();
        } catch (ErrnoException e) {
            call.complain("cannot create " + ToolCall.quoted(target), e);
        }
    }

    private void copyDirectory(String source, String target) {
        if (call.stat(target).isEmpty()) {
            make(target, () -> call.change(vfs -> vfs.mkdir(call.absolute(target))));
        }
        for (String child : call.vfs(vfs -> vfs.list(call.absolute(source)))) {
            call.lstat(source + "/" + child).ifPresent(stat -> copyTree(source + "/" + child, target + "/" + child, stat));
        }
    }

    private void copyFile(String source, String target, Stat stat) {
        Optional<Long> from = open(source, OpenMode.READ, "cannot open " + ToolCall.quoted(source) + " for reading");
        if (from.isEmpty()) {
            return;
        }
        boolean fresh = call.stat(target).isEmpty();
        Optional<Long> to = open(target, OpenMode.TRUNCATE, "cannot create regular file " + ToolCall.quoted(target));
        try {
            if (call.text("reflink").filter("always"::equals).isPresent()) {
                to.ifPresent(handle -> reflink(source, target));
            } else {
                to.ifPresent(handle -> pump(source, target, from.get(), handle));
            }
        } finally {
            to.ifPresent(handle -> call.change(vfs -> vfs.close(handle)));
            call.change(vfs -> vfs.close(from.get()));
        }
        if (to.isPresent() && fresh && stat.type() == FileType.REGULAR && stat.mode() != 0644) {
            call.change(vfs -> vfs.chmod(call.absolute(target), stat.mode()));
        }
    }

    private void reflink(String source, String target) {
        try {
            VolumeFile to = onVolume(target);
            VolumeFile from = onVolume(source);
            if (from.volume() != to.volume()) {
                throw new ErrnoException(Errno.EXDEV);
            }
            call.sys().run(kernel -> kernel.get(FileSystems.LAYER).files(to.volume()).reflink(from.inode(), to.inode()));
        } catch (ErrnoException e) {
            call.complain("failed to clone " + ToolCall.quoted(target) + " from " + ToolCall.quoted(source), e);
        }
    }

    private VolumeFile onVolume(String name) {
        return call.vfs(vfs -> vfs.volumeFile(call.absolute(name))).orElseThrow(() -> new ErrnoException(Errno.EOPNOTSUPP));
    }

    private Optional<Long> open(String name, OpenMode mode, String trouble) {
        try {
            return Optional.of(call.vfs(vfs -> vfs.open(call.absolute(name), mode)));
        } catch (ErrnoException e) {
            call.complain(trouble, e);
            return Optional.empty();
        }
    }

    private void pump(String source, String target, long from, long to) {
        while (true) {
            byte[] part;
            try {
                part = call.vfs(vfs -> vfs.read(from, PART));
            } catch (ErrnoException e) {
                call.complain("error reading " + ToolCall.quoted(source), e);
                return;
            }
            if (part.length == 0) {
                return;
            }
            try {
                call.change(vfs -> vfs.write(to, part));
            } catch (ErrnoException e) {
                call.complain("error writing " + ToolCall.quoted(target), e);
                return;
            }
        }
    }
}
