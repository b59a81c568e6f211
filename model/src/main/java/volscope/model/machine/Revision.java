package volscope.model.machine;

import java.util.List;
import java.util.Optional;

import volscope.model.event.Event;
import volscope.model.explain.Finding;

/** A machine at one moment. Every question costs what it returns, none costs by the size of a volume. */
public interface Revision {

    /** Its name. */
    RevisionId id();

    /** The kernel profile: {@code 6.1}. */
    String kernel();

    /** Steps since power-on, on this branch. */
    long step();

    /** Nanoseconds since power-on. */
    long nanos();

    /** What the machine's clock shows, in seconds since 1970. */
    default long clock() {
        return nanos() / 1_000_000_000;
    }

    /** What was done to get here: {@code write 253:0 8+8}. */
    String label();

    /** The shell line that this revision was made by; empty at power-on. */
    Optional<String> line();

    /** What happened in this step. */
    List<Event> events();

    /** Block devices that are hardware. */
    List<DiskInfo> disks();

    /** Volume groups as the metadata on the disks says. */
    List<VolumeGroupInfo> volumeGroups();

    /** Mapped devices, by name. */
    List<MappedDeviceInfo> mappedDevices();

    /** The state of the snapshot whose device has this device-mapper name. */
    Optional<SnapshotInfo> snapshot(String device);

    /**
     * The exceptions of a snapshot in a range of chunks, ascending, runs joined.
     *
     * @param device
     *            the snapshot's device-mapper name
     * @param from
     *            the first chunk
     * @param to
     *            the chunk after the last
     */
    List<ExceptionRun> exceptions(String device, long from, long to);

    /**
     * How many chunks of a range a snapshot's store holds, in bins of equal length from the first chunk on.
     *
     * @param device
     *            the snapshot's device-mapper name
     * @param from
     *            the first chunk
     * @param length
     *            chunks in a bin
     * @param bins
     *            how many bins
     */
    default long[] exceptionCounts(String device, long from, long length, int bins) {
        long[] counts = new long[bins];
        for (ExceptionRun run : exceptions(device, from, from + length * bins)) {
            run.addTo(counts, from, length);
        }
        return counts;
    }

    /**
     * What is read from a device now, directly.
     *
     * @param device
     *            a kernel name or device-mapper name
     * @param offset
     *            in bytes
     * @param length
     *            in bytes
     * @return empty if the device does not exist or the read fails
     */
    Optional<byte[]> bytes(String device, long offset, int length);

    /** File systems that are mounted, in order. */
    List<MountInfo> mounts();

    /** Mapped pages of files, as the page tables have them, of tasks that map something. */
    List<MappingInfo> mappings();

    /** Files that tasks map, in the order in which the tasks' names have them. */
    default List<DirectFileInfo> directFiles() {
        return List.of();
    }

    /** Who can't go on, and for whom each waits; of the same tasks as {@link #waiting()}. */
    default List<WaitInfo> waits() {
        return List.of();
    }

    /** The kernel log lines from a position on. */
    List<String> log(int from);

    /** Logical volumes that {@code lvs} shows in brackets alone: those that merge, and parts of others. */
    List<LogicalVolumeInfo> hiddenVolumes();

    /** How many physical volumes of a group no disk holds. */
    long missingPhysicalVolumes(String group);

    /** How often the watchers of a mapped device were told of something, as {@code dmsetup info} counts; 0 if there is no such device. */
    long eventNumber(String device);

    /** How many requests a mapped device keeps since it is suspended; 0 if there is no such device. */
    default long requestsKept(String device) {
        return 0;
    }

    /** Device-mapper names of the snapshots that the monitoring daemon watches. */
    List<String> monitored();

    /** The lines of the tasks that can't go on, in the order they were started. */
    List<String> waiting();

    /**
     * What a load or a read of a file gives now.
     *
     * @param path
     *            an absolute path
     * @param offset
     *            in bytes
     * @param length
     *            in bytes
     * @return empty if there is no such file, or it ends before
     */
    Optional<byte[]> file(String path, long offset, int length);

    /**
     * Where the bytes of a file of a mounted volume lie.
     *
     * @param path
     *            an absolute path
     * @return in the order of the file, runs joined; empty if there is no such file, or nothing of it lies on a device
     */
    default List<DeviceRange> fileRanges(String path) {
        return List.of();
    }

    /** The rules that the step to this revision broke; a mapping that breaks one is told as long as it does. */
    default List<Finding> broken() {
        return List.of();
    }

    /**
     * The machines that a power cut now may leave, booted again, those that hold the same told once.
     *
     * @param most
     *            the most of them that are of use
     * @return empty if there are more
     */
    default Optional<List<Revision>> afterPowerCut(int most) {
        return Optional.of(List.of(this));
    }
}
