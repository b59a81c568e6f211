package volscope.app.view.details;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.model.machine.DaxState;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/** Says what there is to say about the selection of a frame. */
final class DetailsModel {
    /** So many snapshots of an origin are called by their names. */
    private static final int NAMED = 5;

    private final Texts texts;
    private final Amounts amounts;

    DetailsModel(Texts texts, Amounts amounts) {
        this.texts = texts;
        this.amounts = amounts;
    }

    Sheet sheet(Frame frame) {
        Facts facts = frame.facts();
        Optional<Sheet> sheet = switch (frame.volumeSelected()) {
            case Selection.Disk disk -> facts.disk(disk.name()).map(this::disk);
            case Selection.Group group -> facts.group(group.name()).map(this::group);
            case Selection.Volume volume -> facts.volume(volume.group(), volume.name()).map(found -> volume(facts, found));
            case Selection.Device device -> facts.device(device.name()).map(this::device);
            case Selection.Chunk chunk -> Optional.empty();
            case Selection.Refusal refusal -> Optional.empty();
            case Selection.None none -> Optional.empty();
        };
        return sheet.orElseGet(() -> machine(frame));
    }

    private Sheet machine(Frame frame) {
        return new Sheet(texts.get("details.machine"), texts.get("details.machine.kind", frame.revision().kernel()), List.of(
                row("kernel", frame.revision().kernel()), row("step", amounts.count(frame.revision().step())),
                row("disks", amounts.count(frame.facts().disks().size())), row("groups", amounts.count(frame.facts().groups().size())),
                row("devices", amounts.count(frame.facts().devices().size()))));
    }

    private Sheet disk(DiskInfo disk) {
        return new Sheet(disk.name(), texts.get("details.disk.kind", disk.kind()), List.of(row("path", "/dev/" + disk.name()),
                row("number", disk.number()), row("size", amounts.bytes(disk.bytes())), row("dax", texts.get("details." + disk.dax()))));
    }

    private Sheet group(VolumeGroupInfo group) {
        return new Sheet(group.name(), texts.get("details.group.kind"), List.of(
                row("size", amounts.bytes(group.extents() * group.extentBytes())),
                row("free", amounts.bytes(group.freeExtents() * group.extentBytes())),
                row("extent", amounts.bytes(group.extentBytes())), row("extents", amounts.count(group.extents())),
                row("free-extents", amounts.count(group.freeExtents())), row("on", String.join(" ", group.physicalVolumes())),
                row("volumes", amounts.count(group.volumes().size()))));
    }

    private Sheet volume(Facts facts, LogicalVolumeInfo volume) {
        List<Sheet.Row> rows = new ArrayList<>(List.of(row("path", "/dev/" + volume.path()), row("size", amounts.bytes(volume.bytes())),
                row("attributes", volume.attributes())));
        facts.device(volume.device()).ifPresent(device -> rows.addAll(deviceRows(device)));
        facts.snapshot(volume).ifPresent(snapshot -> rows.addAll(snapshotRows(snapshot)));
        return new Sheet(volume.name(), kind(facts, volume), marks(facts, volume), rows);
    }

    private List<Sheet.Mark> marks(Facts facts, LogicalVolumeInfo volume) {
        List<Sheet.Mark> marks = new ArrayList<>();
        if (!facts.snapshotsOf(volume).isEmpty()) {
            marks.add(new Sheet.Mark(texts.get("storage.origin"), "outlined"));
        }
        if (facts.device(volume.device()).filter(device -> device.dax() == DaxState.YES).isPresent()) {
            marks.add(new Sheet.Mark(texts.get("storage.dax"), "accent"));
        }
        if (facts.merge(volume) == Facts.Merge.SCHEDULED) {
            marks.add(new Sheet.Mark(texts.get("storage.scheduled.words"), "accent"));
        }
        marks.add(facts.snapshot(volume).map(info -> new Sheet.Mark(texts.get("storage.state." + info.state()), style(info.state())))
                .orElseGet(() -> volume.active() == LogicalVolumeInfo.Activation.ACTIVE
                        ? new Sheet.Mark(texts.get("storage.state.ACTIVE"), "ok")
                        : new Sheet.Mark(texts.get("storage.inactive"), "outlined")));
        return marks;
    }

    private static String style(SnapshotInfo.State state) {
        return switch (state) {
            case ACTIVE -> "ok";
            case MERGING, NOT_RESUMED -> "accent";
            case OVERFLOWED -> "warn";
            case INVALID, MERGE_FAILED -> "bad";
        };
    }

    private String kind(Facts facts, LogicalVolumeInfo volume) {
        List<LogicalVolumeInfo> snapshots = facts.snapshotsOf(volume);
        String names = snapshots.stream().limit(NAMED).map(LogicalVolumeInfo::name).collect(Collectors.joining(", "));
        return volume.origin().map(origin -> texts.get("details.snapshot.kind", origin)).orElseGet(() -> snapshots.isEmpty()
                ? texts.get("details.volume.kind", volume.group())
                : texts.get("details.origin.kind", names, Math.max(0, snapshots.size() - NAMED)));
    }

    private Sheet device(MappedDeviceInfo device) {
        return new Sheet(device.name(), texts.get("details.device.kind"), deviceRows(device));
    }

    private List<Sheet.Row> deviceRows(MappedDeviceInfo device) {
        List<Sheet.Row> rows = new ArrayList<>(List.of(row("number", device.number()),
                row("kind", texts.get("details.type", device.type())), row("dax", texts.get("details." + device.dax())),
                row("opens", amounts.count(device.opens())), row("suspended", texts.get("details." + device.suspended()))));
        device.live().forEach(line -> rows.add(row("live", line)));
        device.inactive().forEach(line -> rows.add(row("inactive", line)));
        return rows;
    }

    private List<Sheet.Row> snapshotRows(SnapshotInfo snapshot) {
        return List.of(row("state", texts.get("storage.state." + snapshot.state())),
                row("chunk", amounts.bytes(snapshot.chunkBytes())), row("held", amounts.count(snapshot.exceptions())),
                row("pending", amounts.count(snapshot.pending())),
                row("status", snapshot.allocatedSectors() + "/" + snapshot.totalSectors() + " " + snapshot.metadataSectors()));
    }

    private Sheet.Row row(String key, String value) {
        return new Sheet.Row(texts.get("details." + key), value);
    }
}
