package volscope.sim.fs.extent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;

import volscope.sim.fs.extent.DirectoryBlocks.Entry;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** Names in directories, and the files that come and go with them. */
final class Namespace {

    /** The inode of the root directory. */
    static final long ROOT = 2;
    private static final int LONGEST_INLINE_LINK = 59;

    private final Draft draft;
    private final InodeTable inodes;
    private final DirectoryBlocks directories;
    private final FileData data;

    Namespace(Draft draft) {
        this.draft = draft;
        this.inodes = new InodeTable(draft);
        this.directories = new DirectoryBlocks(draft);
        this.data = new FileData(draft);
    }

    Inode inode(long number) {
        return inodes.get(number);
    }

    private Inode directory(long number) {
        Inode inode = inodes.get(number);
        if (!inode.isDirectory()) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        return inode;
    }

    Optional<Long> find(long directory, String name) {
        return directories.find(directory(directory), name).map(Entry::inode);
    }

    List<String> names(long directory) {
        return directories.all(directory(directory)).stream().map(Entry::name).filter(name -> !name.equals(".") && !name.equals(".."))
                .toList();
    }

    /** Makes a file; a directory gets its two dots. */
    long create(long directory, String name, int mode) {
        Inode parent = directory(directory);
        boolean isDirectory = (mode & Inode.TYPE) == Inode.DIRECTORY;
        long number = new Allocator(draft).takeInode(directory, isDirectory);
        int flags = parent.flags() & Inode.DAX_FLAG;
        Inode inode = Inode.fresh(mode, draft.seconds(), (mode & Inode.TYPE) == Inode.REGULAR || isDirectory ? flags : 0);
        inodes.put(number, inode);
        if (isDirectory) {
            fill(number, inode, List.of(new Entry(".", number, 2), new Entry("..", directory, 2)));
        }
        addEntry(directory, new Entry(name, number, DirectoryBlocks.type(mode)));
        touch(directory, isDirectory ? 1 : 0);
        return number;
    }

    /** Makes the root directory of a new volume. */
    void makeRoot() {
        Inode root = Inode.fresh(Inode.DIRECTORY | 0755, draft.seconds(), 0);
        inodes.put(ROOT, root);
        fill(ROOT, root, List.of(new Entry(".", ROOT, 2), new Entry("..", ROOT, 2)));
    }

    /** Gives a directory empty blocks until it has a size. */
    void growTo(long number, long size) {
        while (inodes.get(number).size() < size) {
            inodes.put(number, grow(number, inodes.get(number)));
        }
    }

    /** Puts a first block into an empty directory. */
    private void fill(long number, Inode inode, List<Entry> entries) {
        Inode mapped = grow(number, inode);
        DirectoryBlocks.write(draft.edit(mapped.extents().getFirst().physical()), entries);
        inodes.put(number, mapped);
    }

    private Inode grow(long number, Inode inode) {
        int blockSize = draft.geometry().blockSize();
        long block = inode.size() / blockSize;
        Inode mapped = data.map(number, inode, block, block).sized(inode.size() + blockSize);
        DirectoryBlocks.write(draft.fresh(mapped.extent(block).orElseThrow().at(block)), List.of());
        return mapped;
    }

    private void addEntry(long directory, Entry entry) {
        Inode inode = directory(directory);
        if (!directories.add(inode, entry)) {
            Inode grown = grow(directory, inode);
            inodes.put(directory, grown);
            directories.add(grown, entry);
        }
    }

    private void touch(long directory, int links) {
        inodes.put(directory, inodes.get(directory).linked(links).changed(draft.seconds()));
    }

    /** Gives a new symbolic link its target. */
    void setTarget(long number, String target) {
        byte[] text = target.getBytes(ISO_8859_1);
        if (text.length <= LONGEST_INLINE_LINK) {
            inodes.put(number, inodes.get(number).holding(text, text.length));
        } else {
            data.write(number, 0, text);
        }
    }

    String target(long number) {
        Inode inode = inodes.get(number);
        boolean inline = (inode.flags() & Inode.EXTENTS_FLAG) == 0;
        byte[] text = inline ? inode.inline() : data.read(number, 0, (int) inode.size());
        return new String(text, 0, (int) inode.size(), ISO_8859_1);
    }

    /** Gives a new device node its number. */
    void setDevice(long number, int major, int minor) {
        byte[] raw = new byte[8];
        Bytes.put32(raw, 4, minor & 0xff | major << 8 | (minor & ~0xff) << 12);
        inodes.put(number, inodes.get(number).holding(raw, 0));
    }

    /** Takes a name away. The file of it lives on while {@code open} or while it has other names. */
    void remove(long directory, String name, boolean open) {
        long number = find(directory, name).orElseThrow(() -> new ErrnoException(Errno.ENOENT));
        Inode inode = inodes.get(number);
        directories.remove(directory(directory), name);
        touch(directory, inode.isDirectory() ? -1 : 0);
        Inode left = inode.linked(inode.isDirectory() ? -2 : -1);
        inodes.put(number, left);
        if (left.links() == 0 && !open) {
            destroy(number);
        }
    }

    /** Gives back all that a file without names occupies. */
    void destroy(long number) {
        Inode inode = inodes.get(number);
        if ((inode.flags() & Inode.EXTENTS_FLAG) != 0) {
            if (inode.isDirectory()) {
                inode.extents().forEach(extent -> forget(extent));
            }
            inodes.put(number, data.cut(number, inode, 0));
        }
        inodes.wipe(number);
        new Allocator(draft).giveInode(number, inode.isDirectory());
    }

    private void forget(Extent extent) {
        for (int i = 0; i < extent.length(); i++) {
            draft.forget(extent.physical() + i);
        }
    }

    /** Moves a name, over what has the new one. */
    void move(long from, String name, long into, String newName, boolean replacedIsOpen) {
        Entry entry = directories.find(directory(from), name).orElseThrow(() -> new ErrnoException(Errno.ENOENT));
        Optional<Long> old = find(into, newName);
        if (old.isPresent() && old.get() == entry.inode()) {
            return;
        }
        if (old.isPresent()) {
            remove(into, newName, replacedIsOpen);
        }
        directories.remove(directory(from), name);
        addEntry(into, new Entry(newName, entry.inode(), entry.type()));
        boolean isDirectory = inodes.get(entry.inode()).isDirectory() && from != into;
        touch(from, isDirectory ? -1 : 0);
        touch(into, isDirectory ? 1 : 0);
        if (isDirectory) {
            directories.point(inodes.get(entry.inode()), "..", into);
        }
    }

    void put(long number, Inode inode) {
        inodes.put(number, inode);
    }
}
