package volscope.sim.fs.tool;

import java.util.List;
import java.util.Optional;

import volscope.model.command.Occurrence;
import volscope.sim.device.Block;
import volscope.sim.device.BlockIo;
import volscope.sim.device.Disk;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.device.Sectors;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code blockdev} and {@code daxflags}. */
final class BlockTools {

    private static final int PAGE = 4096;

    private BlockTools() {
    }

    /** Prints {@code NAME dax=N} for every mapped device. */
    static int daxFlags(ToolCall call) {
        for (String name : call.vfs(vfs -> List.copyOf(vfs.list("/sys/block")))) {
            if (name.startsWith("dm-")) {
                String mapped = read(call, "/sys/block/" + name + "/dm/name");
                call.println(mapped + " dax=" + read(call, "/sys/block/" + name + "/queue/dax"));
            }
        }
        return 0;
    }

    private static String read(ToolCall call, String path) {
        return call.vfs(vfs -> vfs.readText(path)).strip();
    }

    static int blockdev(ToolCall call) {
        if (call.has("report")) {
            return report(call);
        }
        if (call.operands().isEmpty()) {
            call.complain(call.line().options().isEmpty() ? "not enough arguments" : "no device specified");
            call.error("Try 'blockdev --help' for more information.");
            return 1;
        }
        for (String name : call.operands()) {
            try {
                call.disk(name);
                for (Occurrence option : call.line().options()) {
                    if (!act(call, call.disk(name), option)) {
                        return 1;
                    }
                }
            } catch (ErrnoException e) {
                call.complain(e.errno() == Errno.ENOTBLK
                        ? "ioctl error on " + call.line().options().stream().findFirst().map(o -> o.option().dashed()).orElse(name) + ": "
                                + Errno.ENOTTY.text()
                        : "cannot open " + name + ": " + e.errno().text());
                return 1;
            }
        }
        return call.status();
    }

    /** Does one thing; false if the kernel refused and it was said. */
    private static boolean act(ToolCall call, Disk disk, Occurrence option) {
        switch (option.name()) {
            case "getsz" -> call.println(String.valueOf(disk.sectors()));
            case "getsize" -> call.println(String.valueOf(disk.sectors()));
            case "getsize64" -> call.println(String.valueOf(Sectors.toBytes(disk.sectors())));
            case "getro" -> call.println(disk.access() == Disk.Access.READ_ONLY ? "1" : "0");
            case "getss" -> call.println(String.valueOf(disk.limits().logicalBlock()));
            case "getpbsz" -> call.println(String.valueOf(disk.limits().physicalBlock()));
            case "getiomin" -> call.println(String.valueOf(disk.limits().minIo()));
            case "getioopt" -> call.println(String.valueOf(disk.limits().optIo()));
            case "getalignoff" -> call.println(String.valueOf(disk.limits().alignment()));
            case "getbsz" -> call.println(String.valueOf(blockSize(disk)));
            case "getra", "getfra" -> call.println(String.valueOf(disk.readAhead()));
            case "getdiscardzeroes" -> call.println("0");
            case "getmaxsect" -> call.println("2560");
            case "setra", "setfra" ->
                call.sys().run(kernel -> kernel.get(Block.LAYER).update(disk.dev(), now -> now.withReadAhead(ahead(option))));
            case "setro" -> access(call, disk, Disk.Access.READ_ONLY);
            case "setrw" -> access(call, disk, Disk.Access.READ_WRITE);
            case "flushbufs" -> {
                BlockIo.flush(call.sys(), disk.dev());
                call.sys().run(kernel -> kernel.get(Block.LAYER).pageCache().drop(disk.dev()));
            }
            case "rereadpt" -> {
                return reread(call, disk);
            }
            default -> {
            }
        }
        return true;
    }

    /** Looks for partitions, which none of the disks has: not on devices that cannot have any, nor on those in use. */
    private static boolean reread(ToolCall call, Disk disk) {
        boolean canHave = disk.kind() != Disk.Kind.DM && disk.kind() != Disk.Kind.LOOP;
        if (canHave && !call.isHeld(disk)) {
            return true;
        }
        call.complain("ioctl error on BLKRRPART: " + (canHave ? Errno.EBUSY : Errno.EINVAL).text());
        return false;
    }

    private static int ahead(Occurrence option) {
        return option.raw().filter(text -> text.matches("\\d{1,9}")).map(Integer::parseInt).orElse(0);
    }

    private static void access(ToolCall call, Disk disk, Disk.Access access) {
        call.sys().run(kernel -> {
            boolean tableForbids = kernel.hook(Dm.class).flatMap(dm -> dm.find(disk.dev())).flatMap(MappedDevice::live)
                    .filter(table -> table.access() == Disk.Access.READ_ONLY).isPresent();
            if (access == Disk.Access.READ_ONLY || !tableForbids) {
                kernel.get(Block.LAYER).update(disk.dev(), now -> now.with(access));
            }
        });
    }

    private static int blockSize(Disk disk) {
        long bytes = Sectors.toBytes(disk.sectors());
        int size = disk.limits().logicalBlock();
        while (size < PAGE && bytes % (2L * size) == 0) {
            size *= 2;
        }
        return size;
    }

    private static int report(ToolCall call) {
        call.println("RO    RA   SSZ   BSZ        StartSec            Size   Device");
        List<String> names = call.operands().isEmpty() ? all(call) : call.operands();
        for (String name : names) {
            Optional<Disk> disk = find(call, name);
            disk.ifPresentOrElse(found -> call.println("%s %5d %5d %5d %15d %15d   %s".formatted(
                    found.access() == Disk.Access.READ_ONLY ? "ro" : "rw", found.readAhead(), found.limits().logicalBlock(),
                    blockSize(found), 0,
                    Sectors.toBytes(found.sectors()), name)), () -> call.complain("cannot open " + name + ": " + Errno.ENOENT.text()));
        }
        return call.status();
    }

    private static Optional<Disk> find(ToolCall call, String name) {
        return call.kernel(kernel -> kernel.get(Vfs.LAYER).stat(call.absolute(name)).flatMap(stat -> stat.device())
                .flatMap(kernel.get(Block.LAYER)::find));
    }

    private static List<String> all(ToolCall call) {
        return call.vfs(vfs -> vfs.readText("/proc/partitions")).lines().skip(2)
                .map(line -> "/dev/" + line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }
}
