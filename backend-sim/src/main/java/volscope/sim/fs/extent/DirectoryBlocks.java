package volscope.sim.fs.extent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The entries of a directory, in ext4's form: in each block a chain of records that fills it. */
final class DirectoryBlocks {

    /**
     * A name.
     *
     * @param name
     *            the name
     * @param inode
     *            what it names
     * @param type
     *            the file type as a directory keeps it
     */
    record Entry(String name, long inode, int type) {

        int length() {
            return 8 + (name.getBytes(UTF_8).length + 3) / 4 * 4;
        }
    }

    private final Draft draft;
    private final int blockSize;

    DirectoryBlocks(Draft draft) {
        this.draft = draft;
        this.blockSize = draft.geometry().blockSize();
    }

    /** The file type of a mode, as a directory keeps it. */
    static int type(int mode) {
        return switch (mode & Inode.TYPE) {
            case Inode.DIRECTORY -> 2;
            case Inode.CHARACTER -> 3;
            case Inode.BLOCK -> 4;
            case Inode.SYMLINK -> 7;
            default -> 1;
        };
    }

    static List<Entry> read(byte[] bytes) {
        List<Entry> entries = new ArrayList<>();
        for (int at = 0; at + 8 <= bytes.length;) {
            int length = Bytes.get16(bytes, at + 4);
            long inode = Bytes.get32(bytes, at);
            if (inode != 0) {
                entries.add(new Entry(new String(bytes, at + 8, bytes[at + 6] & 0xff, UTF_8), inode, bytes[at + 7]));
            }
            at += Math.max(length, 8);
        }
        return entries;
    }

    static void write(byte[] bytes, List<Entry> entries) {
        java.util.Arrays.fill(bytes, (byte) 0);
        int at = 0;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            byte[] name = entry.name().getBytes(UTF_8);
            int length = i == entries.size() - 1 ? bytes.length - at : entry.length();
            Bytes.put32(bytes, at, entry.inode());
            Bytes.put16(bytes, at + 4, length);
            bytes[at + 6] = (byte) name.length;
            bytes[at + 7] = (byte) entry.type();
            System.arraycopy(name, 0, bytes, at + 8, name.length);
            at += length;
        }
        if (entries.isEmpty()) {
            Bytes.put16(bytes, 4, bytes.length);
        }
    }

    private long physical(Inode directory, long block) {
        return directory.extent(block).map(extent -> extent.at(block)).orElseThrow();
    }

    private long blocks(Inode directory) {
        return directory.size() / blockSize;
    }

    List<Entry> all(Inode directory) {
        List<Entry> entries = new ArrayList<>();
        for (long block = 0; block < blocks(directory); block++) {
            entries.addAll(read(draft.block(physical(directory, block))));
        }
        return entries;
    }

    Optional<Entry> find(Inode directory, String name) {
        return all(directory).stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** Puts an entry where there is room; false: there is none. */
    boolean add(Inode directory, Entry entry) {
        for (long block = 0; block < blocks(directory); block++) {
            long physical = physical(directory, block);
            List<Entry> entries = new ArrayList<>(read(draft.block(physical)));
            int used = entries.stream().mapToInt(Entry::length).sum();
            if (used + entry.length() <= blockSize) {
                entries.add(entry);
                write(draft.edit(physical), entries);
                return true;
            }
        }
        return false;
    }

    /** Takes the entry of a name away. */
    void remove(Inode directory, String name) {
        for (long block = 0; block < blocks(directory); block++) {
            long physical = physical(directory, block);
            List<Entry> entries = new ArrayList<>(read(draft.block(physical)));
            if (entries.removeIf(entry -> entry.name().equals(name))) {
                write(draft.edit(physical), entries);
                return;
            }
        }
    }

    /** Changes what a name names. */
    void point(Inode directory, String name, long inode) {
        for (long block = 0; block < blocks(directory); block++) {
            long physical = physical(directory, block);
            List<Entry> entries = new ArrayList<>(read(draft.block(physical)));
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).name().equals(name)) {
                    entries.set(i, new Entry(name, inode, entries.get(i).type()));
                    write(draft.edit(physical), entries);
                    return;
                }
            }
        }
    }
}
