package volscope.sim.mm;

/**
 * A page of a file of a mounted volume.
 *
 * @param volume
 *            the volume's number
 * @param inode
 *            the file's number there
 * @param page
 *            which of its pages
 */
public record FilePage(long volume, long inode, long page) implements PageKey<FilePage> {

    @Override
    public int compareTo(FilePage other) {
        int byVolume = Long.compare(volume, other.volume);
        int byInode = byVolume != 0 ? byVolume : Long.compare(inode, other.inode);
        return byInode != 0 ? byInode : Long.compare(page, other.page);
    }

    boolean isOf(long ofVolume, long ofInode) {
        return volume == ofVolume && inode == ofInode;
    }

    @Override
    public FilePage at(long other) {
        return new FilePage(volume, inode, other);
    }

    /** The first page of the 2 MiB that it is in. */
    FilePage window() {
        return at(page - page % EntrySize.PMD.pages());
    }

    /** The page so many further on, or the last there can be. */
    FilePage plus(long pages) {
        return at(pages > Long.MAX_VALUE - page ? Long.MAX_VALUE : page + pages);
    }
}
