package volscope.sim.fs;

import volscope.sim.fs.extent.FileRuns;
import volscope.sim.fs.extent.Files;

/** The bytes of the files of a mounted volume. */
final class VolumeStore implements FileStore {

    private final Files files;
    private final FileRuns runs;

    VolumeStore(Files files, FileRuns runs) {
        this.files = files;
        this.runs = runs;
    }

    @Override
    public long size(long inode) {
        return files.size(inode);
    }

    @Override
    public byte[] read(long inode, long offset, int max) {
        return files.read(inode, offset, max);
    }

    @Override
    public void write(long inode, long offset, byte[] bytes) {
        files.write(inode, offset, bytes);
    }

    @Override
    public void space(long inode, SpaceAct act, long offset, long length) {
        switch (act) {
            case ALLOCATE -> files.allocate(inode, offset, length, Files.KeepSize.NO);
            case ALLOCATE_KEEPING_SIZE -> files.allocate(inode, offset, length, Files.KeepSize.YES);
            case PUNCH -> files.punch(inode, offset, length);
            case ZERO -> files.zero(inode, offset, length);
            case COLLAPSE -> runs.shift(inode, offset, length, FileRuns.Shift.TOGETHER);
            case INSERT -> runs.shift(inode, offset, length, FileRuns.Shift.APART);
        }
    }

    @Override
    public void fsync(long inode) {
        files.fsync(inode);
    }

    @Override
    public void closed(long inode, long left) {
        if (left == 0) {
            files.closed(inode);
        }
    }
}
