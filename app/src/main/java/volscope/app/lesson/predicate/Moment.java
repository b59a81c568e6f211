package volscope.app.lesson.predicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/** A revision with its volumes by name. What was asked once is not asked again. */
public final class Moment {
    private static final int SECTOR = 512;
    private static final long USUAL_CHUNK = 8L * SECTOR;
    /** So many parts are remembered whose bytes are not all alike. */
    private static final int MOST_LARGE = 32;

    private final Revision revision;
    private @Nullable List<VolumeGroupInfo> groups;
    private @Nullable List<LogicalVolumeInfo> visible;
    private @Nullable List<LogicalVolumeInfo> hidden;
    private @Nullable Map<String, MappedDeviceInfo> devices;
    private final Map<String, Optional<SnapshotInfo>> snapshots = new HashMap<>();
    private final Map<Object, Object> answers = new HashMap<>();
    private final Map<Part, Optional<byte[]>> parts = new HashMap<>();
    private int large;

    /** A part of a volume, in bytes. */
    private record Part(String name, long offset, long length) {
    }

    /** A moment of a machine. */
    public Moment(Revision revision) {
        this.revision = revision;
    }

    /** The moment itself. */
    public Revision revision() {
        return revision;
    }

    /** Volume groups. */
    public List<VolumeGroupInfo> groups() {
        List<VolumeGroupInfo> known = groups;
        if (known == null) {
            known = revision.volumeGroups();
            groups = known;
        }
        return known;
    }

    /** A volume group. */
    public Optional<VolumeGroupInfo> group(String name) {
        return groups().stream().filter(group -> group.name().equals(name)).findFirst();
    }

    private List<LogicalVolumeInfo> visible() {
        List<LogicalVolumeInfo> known = visible;
        if (known == null) {
            known = groups().stream().flatMap(group -> group.volumes().stream()).toList();
            visible = known;
        }
        return known;
    }

    private List<LogicalVolumeInfo> hidden() {
        List<LogicalVolumeInfo> known = hidden;
        if (known == null) {
            known = revision.hiddenVolumes();
            hidden = known;
        }
        return known;
    }

    /** Logical volumes, hidden ones last. */
    public List<LogicalVolumeInfo> volumes() {
        List<LogicalVolumeInfo> all = new ArrayList<>(visible());
        all.addAll(hidden());
        return all;
    }

    /** The logical volume of a name or path. Most that are asked for are not hidden. */
    public Optional<LogicalVolumeInfo> volume(String name) {
        return named(name, visible()).or(() -> named(name, hidden()));
    }

    private static Optional<LogicalVolumeInfo> named(String name, List<LogicalVolumeInfo> among) {
        for (LogicalVolumeInfo volume : among) {
            if (volume.name().equals(name) || volume.path().equals(name)) {
                return Optional.of(volume);
            }
        }
        return Optional.empty();
    }

    /** The snapshots of a volume, merging ones too. */
    public List<LogicalVolumeInfo> snapshotsOf(LogicalVolumeInfo origin) {
        return volumes().stream().filter(volume -> volume.group().equals(origin.group()))
                .filter(volume -> volume.origin().filter(origin.name()::equals).isPresent()).toList();
    }

    private Map<String, MappedDeviceInfo> devices() {
        Map<String, MappedDeviceInfo> known = devices;
        if (known == null) {
            known = new HashMap<>();
            for (MappedDeviceInfo device : revision.mappedDevices()) {
                known.put(device.name(), device);
            }
            devices = known;
        }
        return known;
    }

    /** A mapped device. */
    public Optional<MappedDeviceInfo> device(String name) {
        return Optional.ofNullable(devices().get(name));
    }

    /** The name of the mapped device that a volume's name, or its own, stands for; empty if it is not there. */
    public Optional<String> deviceOf(String name) {
        return volume(name).map(LogicalVolumeInfo::device).or(() -> Optional.of(name)).filter(devices()::containsKey);
    }

    /** The snapshot that a volume is, where the kernel has it. */
    public Optional<SnapshotInfo> snapshot(String name) {
        return snapshots.computeIfAbsent(name,
                unknown -> revision.snapshot(volume(unknown).map(LogicalVolumeInfo::device).orElse(unknown)));
    }

    /** Bytes of a chunk: the snapshot's own size; of an origin that of its snapshot with the smallest. */
    public long chunkBytes(String name) {
        Supplier<OptionalLong> ofSnapshots = () -> volume(name).map(this::snapshotsOf).stream().flatMap(Collection::stream)
                .flatMap(found -> snapshot(found.path()).stream()).filter(found -> found.chunkSectors() > 0)
                .mapToLong(SnapshotInfo::chunkBytes).min();
        return snapshot(name).filter(found -> found.chunkSectors() > 0).map(SnapshotInfo::chunkBytes)
                .orElseGet(() -> ofSnapshots.get().orElse(USUAL_CHUNK));
    }

    /** Bytes that can be read from a volume or device: of a snapshot, as many as its origin has. */
    public OptionalLong bytesOf(String name) {
        return deviceOf(name).flatMap(this::device).stream().flatMap(device -> device.live().stream()).mapToLong(Moment::endOfTarget)
                .max();
    }

    private static long endOfTarget(String table) {
        String[] words = table.split(" ", -1);
        return (Long.parseLong(words[0]) + Long.parseLong(words[1])) * SECTOR;
    }

    /** The answer to a question about this moment, found when it is first asked. */
    @SuppressWarnings("unchecked")
    <T> T answer(Object question, Supplier<T> find) {
        Object known = answers.get(question);
        if (known == null) {
            known = find.get();
            answers.put(question, known);
        }
        return (T) known;
    }

    /** As {@link #read}, of a moment that is read again and again: what was read is remembered, in little room where all bytes are alike. */
    Optional<byte[]> recall(String name, long offset, long length) {
        Part part = new Part(name, offset, length);
        Optional<byte[]> known = parts.get(part);
        if (known != null) {
            return known.map(bytes -> bytes.length == length ? bytes : all(bytes[0], (int) length));
        }
        Optional<byte[]> read = read(name, offset, length);
        boolean alike = read.filter(Moment::isAlike).isPresent();
        if (alike || read.isEmpty() || large++ < MOST_LARGE) {
            parts.put(part, alike ? read.map(bytes -> Arrays.copyOf(bytes, 1)) : read);
        }
        return read;
    }

    private static boolean isAlike(byte[] bytes) {
        return bytes.length > 0 && Arrays.equals(bytes, 0, bytes.length - 1, bytes, 1, bytes.length);
    }

    private static byte[] all(byte value, int length) {
        byte[] bytes = new byte[length];
        if (value != 0) {
            Arrays.fill(bytes, value);
        }
        return bytes;
    }

    /** What a part of a volume reads; empty if it can't be read. */
    public Optional<byte[]> read(String name, long offset, long length) {
        return deviceOf(name).flatMap(device -> revision.bytes(device, offset, (int) length));
    }
}
