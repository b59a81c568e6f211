package volscope.sim.dax;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import volscope.sim.fs.tool.ToolCall;
import volscope.sim.kernel.Errno;
import volscope.sim.mm.MemoryManager;
import volscope.sim.mm.SigbusException;
import volscope.sim.mm.Vma;
import volscope.sim.page.Page;

/** The commands of {@code xfs_io} that map the file and touch it. */
final class XfsIoMaps {

    static final int SEGMENTATION_FAULT = 128 + 11;
    private static final byte FILL = 'X';
    private static final long ADDRESS = 0x7f0000000000L;

    /** A signal ended the program. */
    static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1;
        private static final int BASE = 128;

        private final int signal;

        Killed(int signal) {
            super("signal", null, false, false);
            this.signal = signal;
        }

        int status() {
            return BASE + signal;
        }
    }

    /**
     * What is mapped.
     *
     * @param access
     *            the way to its bytes
     * @param task
     *            in whose name
     * @param offset
     *            where it starts in the file
     * @param length
     *            how many bytes
     * @param rights
     *            what may be done there: {@code rwx}
     */
    private record Region(FileAccess access, String task, long offset, long length, String rights) {

        boolean shows(long from, long count) {
            return from >= offset && from + count <= offset + length;
        }
    }

    private final ToolCall call;
    private final StringBuilder output;
    private final String path;
    private final String file;
    private Optional<Region> region = Optional.empty();

    XfsIoMaps(ToolCall call, StringBuilder output, String path, String file) {
        this.file = file;
        this.call = call;
        this.output = output;
        this.path = path;
    }

    void command(List<String> words, Runnable fsync) {
        if (words.get(0).equals("mmap")) {
            if (words.size() == 1) {
                region.ifPresentOrElse(this::list, () -> call.error("file argument, \"mmap\" or \"open\" command is required"));
            } else {
                mmap(words);
            }
            return;
        }
        if (region.isEmpty()) {
            call.error("no mapped regions, try 'help mmap'");
            return;
        }
        switch (words.get(0)) {
            case "munmap" -> unmapAll();
            case "madvise", "mincore" -> {
                return;
            }
            case "msync" -> fsync.run();
            case "mread" -> touch(words, region.get(), false);
            default -> touch(words, region.get(), true);
        }
    }

    private void list(Region mapped) {
        output.append("[000] 0x%x - 0x%x %s  %14s (%d : %d)\n".formatted(ADDRESS, ADDRESS + mapped.length(), mapped.rights(), file,
                mapped.offset(), mapped.length()));
    }

    /** What an area allows: what was asked for, all where nothing was. */
    private static String rights(List<String> words) {
        var rights = new StringBuilder();
        for (String right : List.of("r", "w", "x")) {
            boolean asked = words.stream().skip(1).anyMatch(word -> word.matches("-[rwx]*" + right + "[rwx]*"));
            rights.append(asked ? right : "-");
        }
        return rights.toString().equals("---") ? "rwx" : rights.toString();
    }

    private void mmap(List<String> words) {
        long offset = XfsIo.amount(words, words.size() - 2);
        long length = XfsIo.amount(words, words.size() - 1);
        boolean sync = words.contains("-S");
        if (sync && !FileAccess.isSynchronous(call.sys(), path)) {
            call.error("mmap: " + Errno.EOPNOTSUPP.text());
            call.status(1);
            return;
        }
        unmapAll();
        String task = "xfs_io-" + call.<Long>kernel(kernel -> kernel.nextId());
        Vma.Kind kind = sync ? Vma.Kind.SHARED_SYNC : Vma.Kind.SHARED;
        region = Optional
                .of(new Region(FileAccess.map(call.sys(), task, path, kind, offset / Page.SIZE, (length + Page.SIZE - 1) / Page.SIZE), task,
                        offset, length, rights(words)));
    }

    /** Loads or stores a range, all that is mapped where none is named. */
    private void touch(List<String> words, Region mapped, boolean stores) {
        boolean whole = words.stream().skip(1)
                .noneMatch(word -> Character.isDigit(word.charAt(0)) && words.indexOf(word) > words.indexOf("-S") + 1)
                || words.size() < 3;
        long offset = whole ? mapped.offset() : XfsIo.amount(words, words.size() - 2);
        long length = whole ? mapped.length() : XfsIo.amount(words, words.size() - 1);
        if (!mapped.shows(offset, length)) {
            call.error("range (" + offset + ":" + (offset - mapped.offset()) + ") is beyond mapping (" + mapped.offset() + ":"
                    + mapped.length() + ")");
            call.status(1);
            return;
        }
        if (!mapped.rights().contains(stores ? "w" : "r")) {
            throw new Killed(SEGMENTATION_FAULT - Killed.BASE);
        }
        byte[] bytes = new byte[(int) length];
        Arrays.fill(bytes, XfsIo.seed(words, FILL));
        FileAccess.Result result = stores ? mapped.access().store(offset, bytes) : mapped.access().load(offset, bytes.length);
        if (!(result instanceof FileAccess.Done done)) {
            throw new Killed(SigbusException.NUMBER);
        }
        if (!stores && words.contains("-v")) {
            XfsIo.dump(output, offset - mapped.offset(), done.bytes());
        }
    }

    void unmapAll() {
        region.ifPresent(mapped -> call.sys().run(kernel -> kernel.get(MemoryManager.LAYER).exit(mapped.task())));
        region = Optional.empty();
    }
}
