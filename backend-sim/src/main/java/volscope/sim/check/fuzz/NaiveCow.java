package volscope.sim.check.fuzz;

/** A COW device: a part of a disk. Sectors beyond it cannot be read or written. */
final class NaiveCow {

    private final NaiveDisk disk;
    private final int base;
    private int sectors;

    /**
     * @param base
     *            its first sector on the disk
     */
    NaiveCow(NaiveDisk disk, int base, int sectors) {
        this.disk = disk;
        this.base = base;
        this.sectors = sectors;
    }

    int sectors() {
        return sectors;
    }

    void grow(int more) {
        sectors = more;
    }

    /** The same part of a copy of the disk. */
    NaiveCow copy() {
        return new NaiveCow(disk.copy(), base, sectors);
    }

    /** Whether somebody has written into it past the store on it, other than to make room for a new one. */
    boolean isDamaged() {
        return disk.damaged().contains(base);
    }

    void damage() {
        disk.damaged().add(base);
    }

    /** Somebody makes room for a new store. */
    void repair() {
        disk.damaged().remove(base);
    }

    /** Whether a power cut can take nothing away from a sector. */
    boolean isSettled(long sector) {
        return disk.isSettled(base + (int) sector);
    }

    NaiveDisk disk() {
        return disk;
    }

    /** Whether a number of sectors from one on lies within; the first is unsigned. */
    boolean has(long sector, long count) {
        return sector >= 0 && sector < sectors && sector + count <= sectors;
    }

    byte[] at(long sector) {
        return disk.at(base + (int) sector);
    }

    void write(long sector, byte[] content) {
        disk.write(base + (int) sector, content);
    }

    /** A sector holds one of its versions, be it the newest or not. */
    void doubt(long sector) {
        disk.doubt(base + (int) sector);
    }

    void settle(long sector) {
        disk.settle(base + (int) sector);
    }

    /** The letters that a sector could show before the present command. */
    String lettersBefore(long sector) {
        return disk.lettersBefore(base + (int) sector);
    }
}
