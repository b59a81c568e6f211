package volscope.app.view.bytes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.text.Texts;
import volscope.app.view.ShownSnapshot;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;

/** Says which bytes there are to show of a frame. */
final class Sheets {
    private static final int SECTOR = 512;
    /** A store's data is read chunk by chunk; more than this at once never. */
    private static final int PAGE = 4096;

    private final Texts texts;

    Sheets(Texts texts) {
        this.texts = texts;
    }

    /** The sheets of a frame, the one to show first in front; empty if there is nothing that has bytes. */
    List<Sheet> of(Frame frame, Optional<String> before) {
        Facts facts = frame.facts();
        List<Sheet> sheets = new ArrayList<>();
        if (frame.selection() instanceof Selection.Disk(String name)) {
            facts.disk(name).ifPresent(disk -> sheets.add(disk(frame, disk)));
            return sheets;
        }
        Optional<MappedDeviceInfo> plain = plain(frame);
        if (plain.isPresent()) {
            sheets.add(volume(frame, plain.orElseThrow()));
            return sheets;
        }
        ShownSnapshot.of(frame, before).ifPresent(device -> {
            SnapshotInfo info = Objects.requireNonNull(facts.snapshots().get(device), device);
            sheets.add(chunks(frame, device, info));
            sheets.add(store(frame, device, info));
        });
        if (sheets.isEmpty()) {
            facts.volumes().flatMap(volume -> facts.device(volume.device()).stream()).findFirst()
                    .ifPresent(device -> sheets.add(volume(frame, device)));
        }
        if (sheets.isEmpty()) {
            facts.disks().stream().filter(disk -> !facts.isFree(disk)).findFirst().ifPresent(disk -> sheets.add(disk(frame, disk)));
        }
        return sheets;
    }

    /** What is selected, if it is a device that no snapshot has to do with. */
    private static Optional<MappedDeviceInfo> plain(Frame frame) {
        Facts facts = frame.facts();
        Optional<String> name = switch (frame.selection()) {
            case Selection.Device device -> Optional.of(device.name());
            case Selection.Volume volume -> facts.volume(volume.group(), volume.name()).filter(found -> facts.snapshotsOf(found).isEmpty())
                    .filter(found -> found.origin().isEmpty()).map(LogicalVolumeInfo::device);
            default -> Optional.empty();
        };
        return name.filter(device -> !facts.snapshots().containsKey(device)).flatMap(facts::device);
    }

    private Sheet chunks(Frame frame, String device, SnapshotInfo info) {
        Facts facts = frame.facts();
        Revision now = frame.revision();
        Optional<LogicalVolumeInfo> volume = facts.volumeOn(device);
        Optional<LogicalVolumeInfo> below = volume.flatMap(facts::origin);
        String origin = below.map(LogicalVolumeInfo::name).orElseGet(() -> facts.shortName(info.origin()).replaceFirst("-real$", ""));
        String snapshot = facts.shortName(device);
        return new Sheet(Sheet.Kind.CHUNKS, device,
                List.of(new Column(origin, texts.get("bytes.origin.note"), plain(now, info.origin()),
                        below.map(found -> "/dev/" + found.path())),
                        new Column(snapshot, texts.get("bytes.snapshot.note"), plain(now, device), node(facts, device)),
                        new Column(facts.shortName(info.store()), texts.get("bytes.store.note"),
                                (offset, length) -> held(now, device, info, offset, length))),
                size(facts, info.origin()).orElse(info.originChunks() * info.chunkBytes()), info.chunkBytes(), Sheet.FieldNames.NONE,
                Optional.of(device));
    }

    private Sheet store(Frame frame, String device, SnapshotInfo info) {
        Column.Source source = plain(frame.revision(), info.store());
        return new Sheet(Sheet.Kind.STORE, info.store(),
                List.of(new Column(frame.facts().shortName(info.store()), texts.get("bytes.on-disk.note"), source)),
                size(frame.facts(), info.store()).orElse(info.totalSectors() * SECTOR), info.chunkBytes(),
                info.isPersistent() ? new StoreFields(info, source) : Sheet.FieldNames.NONE, Optional.empty());
    }

    private Sheet volume(Frame frame, MappedDeviceInfo device) {
        return new Sheet(Sheet.Kind.CHUNKS, device.name(),
                List.of(new Column(frame.facts().shortName(device.name()), texts.get("bytes.origin.note"),
                        plain(frame.revision(), device.name()), node(frame.facts(), device.name()))),
                size(frame.facts(), device.name()).orElse(0L), PAGE, Sheet.FieldNames.NONE, Optional.empty());
    }

    private Sheet disk(Frame frame, DiskInfo disk) {
        Column.Source source = plain(frame.revision(), disk.name());
        return new Sheet(Sheet.Kind.DISK, disk.name(), List.of(new Column(disk.name(), texts.get("bytes.on-disk.note"), source)),
                disk.bytes(), SECTOR, new LvmFields(source), Optional.empty());
    }

    private static Optional<String> node(Facts facts, String device) {
        return facts.volumeOn(device).map(volume -> "/dev/" + volume.path());
    }

    /** The size of a device, by its table or its hardware. */
    private static Optional<Long> size(Facts facts, String device) {
        return facts.device(device).map(found -> found.live().stream().map(line -> line.split(" ", 3))
                .mapToLong(words -> Long.parseLong(words[0]) + Long.parseLong(words[1])).max().orElse(0) * SECTOR)
                .or(() -> facts.disk(device).map(DiskInfo::bytes));
    }

    private static Column.Source plain(Revision now, String device) {
        return (offset, length) -> now.bytes(device, offset, length).map(Sheets::cells).orElseGet(() -> absent(length));
    }

    private static int[] cells(byte[] bytes) {
        int[] cells = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            cells[i] = bytes[i] & 0xff;
        }
        return cells;
    }

    private static int[] absent(int length) {
        int[] cells = new int[length];
        Arrays.fill(cells, Column.ABSENT);
        return cells;
    }

    /** What the store holds for a range of the origin: the slots of its chunks, nothing where a chunk is shared. */
    private static int[] held(Revision now, String device, SnapshotInfo info, long offset, int length) {
        int[] cells = absent(length);
        long chunk = info.chunkBytes();
        for (ExceptionRun run : now.exceptions(device, offset / chunk, Math.ceilDiv(offset + length, chunk))) {
            long from = Math.max(offset, run.chunk() * chunk);
            long to = Math.min(offset + length, run.end() * chunk);
            long there = run.slot() * chunk + from - run.chunk() * chunk;
            now.bytes(info.store(), there, (int) (to - from)).map(Sheets::cells)
                    .ifPresent(read -> System.arraycopy(read, 0, cells, (int) (from - offset), read.length));
        }
        return cells;
    }
}
