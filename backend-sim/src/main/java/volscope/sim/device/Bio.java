package volscope.sim.device;

import java.util.Set;

/**
 * One request to a block device.
 *
 * @param id
 *            its number in this machine; remapped and split bios keep their own
 * @param op
 *            what it asks for
 * @param dev
 *            the device it is sent to
 * @param sector
 *            the first 512-byte sector
 * @param sectors
 *            how many; 0 for a flush
 * @param flags
 *            how
 * @param data
 *            what a write writes, {@code sectors} long; empty otherwise
 * @param end
 *            what happens when it ends
 */
public record Bio(long id, BioOp op, DevNo dev, long sector, long sectors, Set<BioFlag> flags, Data data, EndIo end) {

    /** The sector after the last. */
    public long endSector() {
        return sector + sectors;
    }

    /** Whether it changes what the device holds. */
    public boolean isWrite() {
        return op == BioOp.WRITE || op == BioOp.WRITE_ZEROES || op == BioOp.DISCARD;
    }

    /** Whether a flag is set. */
    public boolean has(BioFlag flag) {
        return !flags.isEmpty() && flags.contains(flag);
    }

    /** The same request sent to another place. */
    public Bio at(DevNo newDev, long newSector) {
        return new Bio(id, op, newDev, newSector, sectors, flags, data, end);
    }

    /** The same request with another end. */
    public Bio endingIn(EndIo newEnd) {
        return new Bio(id, op, dev, sector, sectors, flags, data, newEnd);
    }

    /** A part of it, {@code skip} sectors in and {@code length} long, with its own number and end. */
    public Bio part(long newId, long skip, long length, EndIo newEnd) {
        Data part = data.length() == 0 ? data : data.slice((int) (skip * Sectors.SIZE), (int) (length * Sectors.SIZE));
        return new Bio(newId, op, dev, sector + skip, length, flags, part, newEnd);
    }

    /** {@code write 253:0 8+8}. */
    public String label() {
        return op.word() + " " + dev + (sectors == 0 ? "" : " " + sector + "+" + sectors);
    }

    /** What is asked for, as the kernel's log says it. */
    String asked() {
        return "rw=%d, sector=%s, nr_sectors = %d".formatted(operation(), Long.toUnsignedString(sector), sectors);
    }

    /** The operation and its flags as the kernel's number, {@code bi_opf}. */
    int operation() {
        int flags = switch (op) {
            case READ -> has(BioFlag.IDLE) || has(BioFlag.SYNC) ? 1 << 11 : 0;
            case WRITE -> 1 | (has(BioFlag.BACKGROUND) ? 0 : 1 << 11) | (has(BioFlag.IDLE) ? 1 << 15 : 0);
            case DISCARD -> 3;
            case WRITE_ZEROES -> 9;
            case FLUSH -> 0;
        };
        flags |= has(BioFlag.FUA) ? 1 << 17 : 0;
        return flags | (has(BioFlag.PREFLUSH) ? 1 << 18 : 0);
    }

    /** Whether it asks for sectors that a device of so many does not have. Sectors are unsigned: a damaged store can ask for any. */
    boolean reachesBeyond(long size) {
        return sectors > 0 && (sectors > size || Long.compareUnsigned(sector, size - sectors) > 0);
    }
}
