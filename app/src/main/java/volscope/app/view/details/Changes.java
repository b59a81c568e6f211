package volscope.app.view.details;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Facts;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.LogicalVolumeInfo.Activation;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/** Says which volumes and volume groups come, change and go between two moments. They are known by their uuids. */
final class Changes {
    private final Texts texts;
    private final Amounts amounts;
    private final Facts now;
    private final Facts then;

    Changes(Texts texts, Amounts amounts, Facts now, Facts then) {
        this.texts = texts;
        this.amounts = amounts;
        this.now = now;
        this.then = then;
    }

    /** The sentences; each volume is looked at once, however many there are. */
    List<Sheet.Consequence> sentences() {
        List<Sheet.Consequence> sentences = new ArrayList<>();
        Map<String, VolumeGroupInfo> oldGroups = groups(now);
        Map<String, VolumeGroupInfo> newGroups = groups(then);
        oldGroups.forEach((id, group) -> {
            VolumeGroupInfo after = newGroups.get(id);
            sentences.addAll(after == null ? List.of(say(Feather.TRASH_2, "foresight.goes", group.name())) : changes(group, after));
        });
        newGroups.forEach((id, group) -> {
            if (!oldGroups.containsKey(id)) {
                sentences.add(say(Feather.PLUS, "foresight.group", group.name(), amounts.bytes(group.extents() * group.extentBytes()),
                        String.join(", ", group.physicalVolumes())));
            }
        });
        volumes(now).forEach(volume -> sentences.addAll(then.volumeWithId(volume.id()).map(after -> changes(volume, after))
                .orElseGet(() -> List.of(say(Feather.TRASH_2, "foresight.goes", volume.name())))));
        volumes(then).filter(volume -> now.volumeWithId(volume.id()).isEmpty()).map(this::comes).forEach(sentences::add);
        return sentences;
    }

    private static Map<String, VolumeGroupInfo> groups(Facts facts) {
        Map<String, VolumeGroupInfo> groups = new LinkedHashMap<>();
        facts.groups().forEach(group -> groups.put(group.id(), group));
        return groups;
    }

    private static Stream<LogicalVolumeInfo> volumes(Facts facts) {
        return Stream.concat(facts.volumes(), facts.merging().stream());
    }

    private Sheet.Consequence say(Feather icon, String key, Object... arguments) {
        return new Sheet.Consequence(icon, texts.get(key, arguments));
    }

    private Sheet.Consequence comes(LogicalVolumeInfo volume) {
        String size = amounts.bytes(volume.bytes());
        return then.snapshot(volume).map(info -> say(Feather.PLUS, "foresight.snapshot", volume.name(), size, info.writesLeft()))
                .orElseGet(() -> say(Feather.PLUS, "foresight.comes", volume.name(), size));
    }

    private List<Sheet.Consequence> changes(VolumeGroupInfo before, VolumeGroupInfo after) {
        List<Sheet.Consequence> sentences = new ArrayList<>();
        if (!before.name().equals(after.name())) {
            sentences.add(say(Feather.EDIT_3, "foresight.renamed", before.name(), after.name()));
        }
        after.physicalVolumes().stream().filter(device -> !before.physicalVolumes().contains(device))
                .forEach(device -> sentences.add(say(Feather.PLUS, "foresight.device-comes", after.name(), device)));
        before.physicalVolumes().stream().filter(device -> !after.physicalVolumes().contains(device))
                .forEach(device -> sentences.add(say(Feather.MINUS, "foresight.device-goes", after.name(), device)));
        return sentences;
    }

    private List<Sheet.Consequence> changes(LogicalVolumeInfo before, LogicalVolumeInfo after) {
        List<Sheet.Consequence> sentences = new ArrayList<>();
        String name = after.name();
        if (!before.name().equals(name)) {
            sentences.add(say(Feather.EDIT_3, "foresight.renamed", before.name(), name));
        }
        if (before.bytes() != after.bytes()) {
            boolean grows = before.bytes() < after.bytes();
            sentences.add(say(grows ? Feather.MAXIMIZE_2 : Feather.MINIMIZE_2, grows ? "foresight.grows" : "foresight.shrinks", name,
                    amounts.bytes(before.bytes()), amounts.bytes(after.bytes())));
        }
        if (before.active() != after.active()) {
            boolean active = after.active() == Activation.ACTIVE;
            sentences.add(say(active ? Feather.POWER : Feather.MOON, active ? "foresight.active" : "foresight.inactive", name));
        }
        if (before.isWritable() != after.isWritable()) {
            sentences.add(say(after.isWritable() ? Feather.UNLOCK : Feather.LOCK,
                    after.isWritable() ? "foresight.writable" : "foresight.read-only", name));
        }
        sentences.addAll(asSnapshot(before, after));
        return sentences;
    }

    private List<Sheet.Consequence> asSnapshot(LogicalVolumeInfo before, LogicalVolumeInfo after) {
        List<Sheet.Consequence> sentences = new ArrayList<>();
        String name = after.name();
        if (before.origin().isPresent() != after.origin().isPresent()) {
            sentences.add(after.origin().map(origin -> say(Feather.LINK_2, "foresight.combined", name, origin))
                    .orElseGet(() -> say(Feather.SCISSORS, "foresight.split", name)));
        }
        Facts.Merge merge = then.merge(after);
        if (merge != now.merge(before)) {
            sentences.add(say(Feather.GIT_MERGE, "foresight.merge." + merge, name, after.origin().orElse("")));
        }
        boolean watched = then.monitored().contains(after.device());
        if (watched != now.monitored().contains(before.device())) {
            sentences.add(say(watched ? Feather.EYE : Feather.EYE_OFF, watched ? "foresight.watched" : "foresight.left-alone", name));
        }
        long room = room(then, after);
        if (before.bytes() != after.bytes() && room != room(now, before)) {
            sentences.add(say(Feather.COPY, "foresight.room", name, room));
        }
        return sentences;
    }

    private static long room(Facts facts, LogicalVolumeInfo volume) {
        return facts.snapshot(volume).map(SnapshotInfo::writesLeft).orElse(0L);
    }
}
