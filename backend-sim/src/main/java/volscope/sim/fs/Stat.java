package volscope.sim.fs;

import java.util.Optional;

import volscope.sim.device.DevNo;

/**
 * What {@code stat} tells of a file.
 *
 * @param type
 *            what it is
 * @param mode
 *            the permission bits
 * @param uid
 *            its owner
 * @param gid
 *            its group
 * @param size
 *            bytes it holds
 * @param mtime
 *            when it was changed, in nanoseconds since power-on
 * @param inode
 *            its number in its file system
 * @param links
 *            how many names it has
 * @param device
 *            the device a device node stands for
 * @param blocks
 *            512-byte blocks it occupies
 */
public record Stat(FileType type, int mode, int uid, int gid, long size, long mtime, long inode, int links, Optional<DevNo> device,
        long blocks) {

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return type == FileType.DIRECTORY;
    }

    /** The mode as {@code ls -l} prints it: {@code brw-rw----}. */
    public String modeText() {
        var text = new StringBuilder().append(type.letter());
        for (int bit = 8; bit >= 0; bit--) {
            text.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
        }
        if ((mode & 01000) != 0) {
            text.setCharAt(9, (mode & 1) != 0 ? 't' : 'T');
        }
        return text.toString();
    }
}
