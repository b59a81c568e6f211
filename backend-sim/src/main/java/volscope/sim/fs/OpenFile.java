package volscope.sim.fs;

import java.util.Optional;

import volscope.sim.device.Data;
import volscope.sim.device.DevNo;

/**
 * An open file.
 *
 * @param path
 *            the absolute path it was opened by
 * @param mode
 *            how
 * @param target
 *            what is read and written
 * @param position
 *            where the next read or write starts
 * @param pending
 *            the request a read or write of this file waits for
 * @param writes
 *            whether all that was written to its device arrived, as far as nobody was told
 * @param users
 *            how many times it must be closed
 */
record OpenFile(String path, OpenMode mode, Target target, long position, Optional<Pending> pending, Writes writes, int users) {

    /** Whether what was written arrived. */
    enum Writes {
        ARRIVED, LOST
    }

    /** What is behind an open file. */
    sealed interface Target {
    }

    /**
     * A file of a tree that can change.
     *
     * @param key
     *            which
     */
    record InTree(NodeKey key) implements Target {
    }

    /**
     * A computed file, as it was when it was opened.
     *
     * @param text
     *            all of it
     */
    record Computed(Data text) implements Target {
    }

    /**
     * A block device.
     *
     * @param dev
     *            which
     */
    record BlockDevice(DevNo dev) implements Target {
    }

    /**
     * A character device.
     *
     * @param dev
     *            which
     */
    record CharacterDevice(DevNo dev) implements Target {
    }

    /**
     * A computed file that takes what is written to it.
     *
     * @param root
     *            the tree it is in
     * @param file
     *            its path below the root
     */
    record Control(String root, String file) implements Target {
    }

    /** A directory, which can be listed but not read. */
    record Directory() implements Target {
    }

    /**
     * A request on its way.
     *
     * @param request
     *            its number
     * @param phase
     *            what it is for
     * @param start
     *            the first byte of the device that it is about
     */
    record Pending(long request, Phase phase, long start) {
    }

    /** What a request is for. */
    enum Phase {
        READ, WRITE, READ_BEFORE_WRITE, FLUSH
    }

    OpenFile at(long newPosition) {
        return new OpenFile(path, mode, target, newPosition, Optional.empty(), writes, users);
    }

    OpenFile waitingFor(Pending request) {
        return new OpenFile(path, mode, target, position, Optional.of(request), writes, users);
    }

    OpenFile usedBy(int newUsers) {
        return new OpenFile(path, mode, target, position, pending, writes, newUsers);
    }

    OpenFile unwritten() {
        return new OpenFile(path, mode, target, position, pending, Writes.LOST, users);
    }

    OpenFile told() {
        return new OpenFile(path, mode, target, position, pending, Writes.ARRIVED, users);
    }
}
