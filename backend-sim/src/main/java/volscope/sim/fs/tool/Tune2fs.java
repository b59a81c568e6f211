package volscope.sim.fs.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.fs.OpenMode;
import volscope.sim.fs.extent.Inspection;
import volscope.sim.fs.extent.Inspection.Summary;
import volscope.sim.kernel.ErrnoException;

/** {@code tune2fs}: changes what an ext4 volume says of itself. */
final class Tune2fs {

    private static final int SUPERBLOCK = 1024;
    private static final int LABEL = 0x78;
    private static final int LABEL_LENGTH = 16;
    private static final int DEFAULTS = 0x100;
    private static final int OPTIONS = 0x200;
    private static final int OPTIONS_LENGTH = 64;
    private static final int RESERVED = 8;
    private static final int MOST_MOUNTS = 0x36;
    private static final int ERRORS = 0x3c;
    private static final int DATA_MODES = 0x60;
    private static final List<String> BEHAVIOURS = List.of("continue", "remount-ro", "panic");
    private static final Map<String, Integer> DEFAULT_WORDS = Map.of("debug", 1, "bsdgroups", 2, "user_xattr", 4, "acl", 8, "uid16", 0x10,
            "journal_data", 0x20, "journal_data_ordered", 0x40, "journal_data_writeback", 0x60, "nobarrier", 0x100, "discard", 0x400);

    private final ToolCall call;
    private final String device;
    private boolean announced;

    private Tune2fs(ToolCall call) {
        this.call = call;
        this.device = call.operand(0);
    }

    static int run(ToolCall call) {
        return new Tune2fs(call).run();
    }

    /** Standard output is written last, so that what goes wrong stands before it. */
    private void announce() {
        if (!announced) {
            call.println("tune2fs 1.47.0 (5-Feb-2023)");
            announced = true;
        }
    }

    private int run() {
        try {
            Optional<Inspection> found = Inspection.of(this::read);
            if (found.isEmpty()) {
                call.error("tune2fs: Bad magic number in super-block while trying to open " + device);
                announce();
                Signature.find(call, call.disk(device)).ifPresentOrElse(
                        there -> call.println(device + " contains a " + there.type() + " file system"),
                        () -> call.println("Couldn't find valid filesystem superblock."));
                return 1;
            }
            tune(found.get());
            announce();
            if (call.has("l")) {
                E2fsHeader.lines(Inspection.of(this::read).orElseThrow().summary()).forEach(call::println);
            }
        } catch (ErrnoException e) {
            call.complain(e.errno().text() + " while trying to open " + device);
            announce();
            call.println("Couldn't find valid filesystem superblock.");
        }
        return call.status();
    }

    private byte[] read(long start, int length) {
        long handle = call.vfs(vfs -> vfs.open(call.absolute(device), OpenMode.READ));
        try {
            call.change(vfs -> vfs.seek(handle, start));
            return call.vfs(vfs -> vfs.read(handle, length));
        } finally {
            call.change(vfs -> vfs.close(handle));
        }
    }

    private void write(int at, byte[] bytes) {
        long handle = call.vfs(vfs -> vfs.open(call.absolute(device), OpenMode.READ_WRITE));
        try {
            call.change(vfs -> vfs.seek(handle, SUPERBLOCK + at));
            call.change(vfs -> vfs.write(handle, bytes));
            call.change(vfs -> vfs.fsync(handle));
        } finally {
            call.change(vfs -> vfs.close(handle));
        }
    }

    private void put(int at, int bytes, long value) {
        byte[] raw = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            raw[i] = (byte) (value >> 8 * i);
        }
        write(at, raw);
    }

    private void text(int at, int most, String text) {
        write(at, Arrays.copyOf(text.getBytes(UTF_8), most));
    }

    private void tune(Inspection volume) {
        Summary now = volume.summary();
        call.text("c").filter(text -> text.matches("-?\\d{1,5}")).ifPresent(text -> {
            put(MOST_MOUNTS, 2, Long.parseLong(text));
            announce();
            call.println("Setting maximal mount count to " + text);
        });
        call.text("e").map(BEHAVIOURS::indexOf).filter(index -> index >= 0).ifPresent(index -> {
            put(ERRORS, 2, index + 1);
            announce();
            call.println("Setting error behavior to " + (index + 1));
        });
        call.text("m").filter(text -> text.matches("\\d{1,2}(\\.\\d+)?")).ifPresent(text -> {
            double percent = Double.parseDouble(text);
            long kept = (long) (now.blocks() * percent / 100);
            put(RESERVED, 4, kept);
            announce();
            call.println("Setting reserved blocks percentage to %s%% (%d blocks)".formatted(
                    percent == Math.rint(percent) ? String.valueOf((long) percent) : text, kept));
        });
        call.text("o").ifPresent(words -> defaults(now, words));
        if (call.has("j")) {
            addJournal(volume, now);
        }
        for (String word : call.text("O").map(words -> words.split(",")).orElse(new String[0])) {
            feature(volume, now, word);
        }
        call.text("L").ifPresent(this::label);
        call.text("E").filter(text -> text.startsWith("mount_opts=")).map(text -> text.substring("mount_opts=".length()))
                .ifPresent(words -> {
                    text(OPTIONS, OPTIONS_LENGTH, words);
                    announce();
                    call.println("Setting extended default mount options to '" + words + "'");
                });
    }

    private void label(String label) {
        if (label.length() > LABEL_LENGTH) {
            call.error("Warning: label too long, truncating.");
        }
        text(LABEL, LABEL_LENGTH, label);
    }

    private void defaults(Summary now, String words) {
        long bits = now.defaults();
        for (String word : words.split(",")) {
            boolean less = word.startsWith("^");
            Integer bit = DEFAULT_WORDS.get(less ? word.substring(1) : word);
            if (bit == null) {
                call.complain("Invalid mount option set: " + words);
                return;
            }
            bits &= ~((bit & DATA_MODES) != 0 ? DATA_MODES : bit);
            bits |= less ? 0 : bit;
        }
        put(DEFAULTS, 4, bits);
    }

    private void feature(Inspection volume, Summary now, String word) {
        boolean has = now.features().contains("has_journal");
        if (word.equals("has_journal") && !has) {
            addJournal(volume, now);
        } else if (word.equals("^has_journal") && has) {
            if (isWritten()) {
                call.error("The has_journal feature may only be cleared when the filesystem is");
                call.error("unmounted or mounted read-only.");
                call.status(1);
            } else {
                write(volume.unjournaled(), now);
            }
        } else if (!word.matches("\\^?has_journal")) {
            call.error("Invalid filesystem option set: " + word);
            call.status(1);
        }
    }

    private void addJournal(Inspection volume, Summary now) {
        announce();
        if (now.features().contains("has_journal")) {
            call.error("The filesystem already has a journal.");
            call.status(1);
            return;
        }
        call.print("Creating journal inode: ");
        write(volume.journaled(), now);
        call.println("done");
    }

    private boolean isWritten() {
        Disk disk = call.disk(device);
        return call.vfs(vfs -> vfs.mounts().isMounted(disk.dev()));
    }

    private void write(Map<Long, byte[]> blocks, Summary now) {
        Disk disk = call.disk(device);
        long perBlock = now.blockSize() / Sectors.SIZE;
        blocks.forEach((block, bytes) -> BlockIo.write(call.sys(), disk.dev(), block * perBlock, Data.of(bytes)));
        BlockIo.flush(call.sys(), disk.dev());
    }
}
