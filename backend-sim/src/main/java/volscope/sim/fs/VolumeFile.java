package volscope.sim.fs;

/**
 * A file of a mounted volume.
 *
 * @param volume
 *            the volume's number
 * @param inode
 *            the file's number there
 */
public record VolumeFile(long volume, long inode) {
}
