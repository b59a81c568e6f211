package volscope.sim.dax;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

import volscope.sim.fs.Vfs;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.tool.ToolCall;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.Kernel;
import volscope.sim.mm.MemoryManager;
import volscope.sim.mm.Pin;
import volscope.sim.mm.Pins;
import volscope.sim.mm.SigbusException;
import volscope.sim.mm.Vma;

/** {@code dma}: a device that holds a page of a mapped file, writes into it, and lets it go, as direct I/O into a mapping does. */
final class Dma {

    private static final int MISUSE = 2;

    private final ToolCall call;
    private final List<String> words;
    private final String task;
    private final long offset;

    private Dma(ToolCall call) {
        this.call = call;
        this.words = call.operands();
        this.task = words.getLast();
        this.offset = Long.parseLong(words.get(2));
    }

    static int run(ToolCall call) {
        List<String> words = call.operands();
        boolean writes = words.size() == 6 && words.get(0).equals("write") && !words.get(3).isEmpty();
        boolean holds = words.size() == 5 && (words.get(0).equals("pin") || words.get(0).equals("done"));
        if (!writes && !holds || !words.get(2).matches("\\d{1,15}") || !words.get(words.size() - 2).equals("as")) {
            call.complain(
                    "not understood; as in: dma pin /mnt/f 8192 as disk, dma write /mnt/f 8192 A as disk, dma done /mnt/f 8192 as disk");
            return MISUSE;
        }
        return new Dma(call).run();
    }

    private int run() {
        String path = words.get(1);
        if (call.stat(path).filter(stat -> !stat.isDirectory()).isEmpty()) {
            call.complain(path + ": " + Errno.ENOENT.text());
            return 1;
        }
        Optional<VolumeFile> file = call.vfs(vfs -> vfs.volumeFile(call.absolute(path))).filter(this::isDax);
        if (file.isEmpty()) {
            call.complain(path + ": " + Errno.EOPNOTSUPP.text());
            return 1;
        }
        Vma area = Vma.whole(call.absolute(path), file.get().volume(), file.get().inode(), Vma.Kind.SHARED);
        return words.get(0).equals("pin") ? pin(area) : held(area);
    }

    private boolean isDax(VolumeFile on) {
        return call.kernel(kernel -> kernel.get(FileSystems.LAYER).files(on.volume()).isDax(on.inode()));
    }

    private static Pins pins(Kernel kernel) {
        return kernel.get(MemoryManager.LAYER).pins();
    }

    private int pin(Vma area) {
        call.sys().run(kernel -> kernel.get(MemoryManager.LAYER).map(task, area));
        if (!call.sys().<Boolean>call(kernel -> taken(kernel, area))) {
            call.println(task + ": " + Errno.EFAULT.text());
            return 1;
        }
        call.println(task + " holds the page at " + offset + " of " + words.get(1));
        return 0;
    }

    private boolean taken(Kernel kernel, Vma area) {
        try {
            pins(kernel).take(task, area, offset);
            return true;
        } catch (SigbusException e) {
            return false;
        }
    }

    private int held(Vma area) {
        Optional<Pin> pin = call.kernel(kernel -> pins(kernel).find(task, area, offset));
        if (pin.isEmpty()) {
            call.complain(task + " holds no page at " + offset + " of " + words.get(1));
            return 1;
        }
        if (words.get(0).equals("done")) {
            call.sys().run(kernel -> pins(kernel).release(pin.get()));
            call.println(task + " let the page at " + offset + " of " + words.get(1) + " go");
            return 0;
        }
        byte[] bytes = {words.get(3).getBytes(UTF_8)[0]};
        call.sys().run(kernel -> pins(kernel).write(pin.get(), offset, bytes));
        call.println(task + " wrote '" + words.get(3).charAt(0) + "' at " + offset + " of " + words.get(1) + " (no fault)");
        return 0;
    }
}
