package volscope.model.explain;

import static volscope.model.explain.Situation.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import volscope.model.command.CommandTable;
import volscope.model.explain.Explanation.Key;
import volscope.model.explain.Explanation.Rule;
import volscope.model.explain.Explanation.Way;
import volscope.model.explain.Refusals.Card;
import volscope.model.explain.Refusals.Case;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;

/** The rules that lvm refuses by. */
final class LvmRefusals {
    private static final String SIZE = "-L|--size|-l|--extents";

    private LvmRefusals() {
    }

    static List<Case> cases() {
        return List.of(
                Case.of(Rule.NAME_TAKEN, "Logical [Vv]olume \"(\\S+)\" already exists in volume group \"(\\S+)\"",
                        (card, said) -> nameTaken(card, said.group(2), said.group(1))),
                Case.of(Rule.GROUP_NAME_TAKEN, "(?:/dev/(\\S+): already exists in filesystem|[Vv]olume group called (\\S+) already exists)",
                        (card, said) -> groupTaken(card, Optional.ofNullable(said.group(1)).orElseGet(() -> said.group(2)))),
                Case.of(Rule.NAME_RESERVED, "Names (?:starting|including) \"(\\S+)\" are reserved|name \"(.+)\" is invalid",
                        (card, said) -> card.fact(Key.PRINTED, said.group())),
                Case.when(Rule.POLICY_STEP, "--use-policies", "Insufficient free space: (\\d+) extents needed",
                        (card, said) -> policy(card, said.group(1))),
                Case.of(Rule.DEVICE_LEFT, "create ioctl on (\\S+) LVM-\\S+ failed: Device or resource busy",
                        (card, said) -> leftOver(card, said.group(1))),
                Case.of(Rule.DEVICE_SUSPENDED, "Attempted to decrement suspended device counter below zero",
                        (card, said) -> suspended(card)),
                Case.of(Rule.NOT_ENOUGH_SPACE,
                        "Volume group \"(\\S+)\" has insufficient free space \\((\\d+) extents\\): (\\d+) required|Insufficient (free) space",
                        (card, said) -> space(card, said.group(1), said.group(3))),
                Case.of(Rule.NO_SUCH_VOLUME,
                        "origin LV \\S+ not found in Volume group (\\S+)\\.|Failed to find logical volume \"(\\S+)/\\S+\"",
                        (card, said) -> noVolume(card, Optional.ofNullable(said.group(1)).orElseGet(() -> said.group(2)))),
                Case.of(Rule.NO_SUCH_GROUP, "Volume group \"(\\S+)\" not found", (card, said) -> card
                        .fact(Key.GROUPS_ARE, words(card.at.state().volumeGroups().stream().map(group -> group.name()).toList()))
                        .way(Way.LOOK, "vgs")),
                Case.of(Rule.NO_SUCH_DEVICE, "No device found for (\\S+)\\.", (card, said) -> otherDevice(card, said.group(1))),
                Case.of(Rule.CHUNK_SIZE, "Chunk size must be a power of 2 in the range.*", (card, said) -> card
                        .fact(Key.PRINTED, said.group()).way(Way.USUAL_CHUNK, card.at.withOption("-c|--chunksize", "-c 4k"))),
                Case.of(Rule.SNAPSHOT_OF_SNAPSHOT, "Snapshots of snapshots are not supported", (card, said) -> ofSnapshot(card)),
                Case.of(Rule.ORIGIN_REDUCED, "Snapshot origin volumes cannot be reduced in size", (card, said) -> reduced(card)),
                Case.of(Rule.ORIGIN_ACTIVE, "Snapshot origin volumes can be resized only while inactive", (card, said) -> named(card)
                        .ifPresent(origin -> inactive(snapshots(card, origin), origin))),
                Case.of(Rule.MERGE_WAITS, "Merging of snapshot (\\S+) will occur on next activation of (\\S+)\\.",
                        (card, said) -> merging(card, said.group(1), said.group(2))),
                Case.of(Rule.MERGE_LOCKS,
                        "Can't remove merging snapshot logical volume (\\S+)\\.|Can't resize internal logical volume (\\S+)\\."
                                + "|properties: lv_is_merging_origin",
                        (card, said) -> locked(card)),
                Case.of(Rule.SNAPSHOT_INVALID, "Unable to merge invalidated snapshot LV (\\S+)\\.",
                        (card, said) -> invalid(card, said.group(1))),
                Case.of(Rule.FILE_SYSTEM_IN_USE, "Logical volume (\\S+) contains a filesystem in use\\.",
                        (card, said) -> mounted(card, said.group(1))),
                Case.of(Rule.DEVICE_IN_USE, "Logical volume (\\S+) (?:is )?in use\\.|Logical volume (\\S+) is used by another device",
                        (card, said) -> inUse(card, Optional.ofNullable(said.group(1)).orElseGet(() -> said.group(2)))),
                Case.of(Rule.VOLUME_IN_GROUP, "PV (\\S+) is used by VG (\\S+) so please use vgreduce first",
                        (card, said) -> inGroup(card, said.group(1), said.group(2))),
                Case.of(Rule.VOLUME_HELD, "Physical volume \"(\\S+)\" still in use|Can't open (\\S+) exclusively",
                        (card, said) -> held(card, Optional.ofNullable(said.group(1)), said.group(2))),
                Case.of(Rule.EXPORTED, "[Vv]olume group \"?([^\\s\"]+)\"? is exported",
                        (card, said) -> card.fact(Key.PRINTED, said.group()).way(Way.IMPORT, "vgimport " + said.group(1), card.at.line())),
                Case.of(Rule.VOLUMES_ACTIVE, "Volume group \"(\\S+)\" has active logical volumes",
                        (card, said) -> active(card, said.group(1))),
                Case.of(Rule.VOLUMES_MISSING, "Cannot change VG (\\S+) while PVs are missing|VG (\\S+) is missing PV",
                        (card, said) -> missing(card, Optional.ofNullable(said.group(1)).orElseGet(() -> said.group(2)))),
                Case.of(Rule.NOT_CONFIRMED, "(?m)^ *(.*\\?) \\[y/n\\]: \\[n\\]$", (card, said) -> card.fact(Key.ASKED, said.group(1))
                        .way(Way.CONFIRM, card.at.line().replaceFirst(" ", " -y "))),
                Case.of(Rule.SAME_SIZE, "New size (?:given )?\\(\\d+ extents\\) (?:matches|not less than|not larger than) existing size.*",
                        (card, said) -> named(card).ifPresentOrElse(volume -> card.fact(Key.VOLUME_HAS_SIZE, volume.path(), size(volume)),
                                () -> card.fact(Key.PRINTED, said.group()))),
                Case.of(Rule.WRONG_FORM,
                        "No command with matching syntax recognised|does not accept (?:option|LV type).*|Command not permitted.*"
                                + "|Run `(\\S+) --help' for more information",
                        (card, said) -> form(card, said.group())));
    }

    /** The first volume that the line names. */
    private static Optional<LogicalVolumeInfo> named(Card card) {
        return List.of(card.at.line().split("[ =]")).stream().flatMap(word -> card.at.volume(word).stream()).findFirst();
    }

    private static String size(LogicalVolumeInfo volume) {
        return Situation.size(volume.bytes());
    }

    private static void nameTaken(Card card, String group, String name) {
        card.at.volume(group + "/" + name)
                .ifPresent(volume -> card.about(volume.device()).fact(Key.VOLUME_HAS_SIZE, volume.path(), size(volume)));
        String free = card.at.freeName(group, name);
        String line = card.at.with(name, free);
        card.way(Way.OTHER_NAME, line.equals(card.at.line()) ? card.at.with(group + "/" + name, group + "/" + free) : line);
    }

    private static void groupTaken(Card card, String name) {
        card.fact(Key.GROUPS_ARE, words(card.at.state().volumeGroups().stream().map(group -> group.name()).toList()));
        String stem = name.replaceFirst("\\d+$", "");
        int number = 0;
        while (card.at.group(stem + number).isPresent() || (stem + number).equals(name)) {
            number++;
        }
        card.way(Way.OTHER_NAME, card.at.with(name, stem + number));
    }

    private static void space(Card card, @Nullable String name, @Nullable String asked) {
        Optional.ofNullable(name).flatMap(card.at::group).or(() -> named(card).flatMap(volume -> card.at.group(volume.group())))
                .ifPresent(group -> {
                    card.fact(Key.GROUP_HAS_FREE, group.name(), group.freeExtents(),
                            Situation.size(group.freeExtents() * group.extentBytes()));
                    if (asked != null) {
                        card.fact(Key.EXTENTS_ASKED, asked, Situation.size(Long.parseLong(asked) * group.extentBytes()));
                    }
                    if (group.freeExtents() > 0) {
                        boolean grows = card.at.line().matches("lv(extend|resize) .*");
                        card.way(Way.WHAT_IS_FREE, card.at.withOption(SIZE, "-l " + (grows ? "+" : "") + group.freeExtents()));
                    }
                    card.at.unused().stream().findFirst()
                            .ifPresent(disk -> card.way(Way.MORE_ROOM, "vgextend " + group.name() + " " + disk, card.at.line()));
                });
    }

    private static void policy(Card card, String extents) {
        named(card).ifPresent(volume -> {
            card.about(volume.device()).fact(Key.VOLUME_HAS_SIZE, volume.path(), size(volume));
            space(card, volume.group(), extents);
        });
    }

    /** A device that lvm would make is there already, and is none of its own. */
    private static void leftOver(Card card, String name) {
        card.about(name);
        card.at.device(name).ifPresent(device -> {
            card.fact(Key.DEVICE_WITHOUT_VOLUME, name, device.live().isEmpty() ? "–" : device.live().getFirst());
            if (device.opens() > 0) {
                card.fact(Key.OPENED, name, device.opens()).way(Way.LOOK, "dmsetup info " + name);
            } else {
                card.way(Way.REMOVE_DEVICE, "dmsetup remove " + name, card.at.line());
            }
        });
        card.at.volumesSince().forEach(volume -> card.fact(Key.LEFT_BEHIND, volume.path(), size(volume)).way(Way.CLEAN_UP,
                "lvremove -f " + volume.path()));
    }

    private static void suspended(Card card) {
        List<String> names = card.at.before().mappedDevices().stream()
                .filter(device -> device.suspended() == MappedDeviceInfo.Suspension.SUSPENDED).map(MappedDeviceInfo::name).toList();
        names.forEach(name -> card.about(name).fact(Key.SUSPENDED, name));
        if (!names.isEmpty()) {
            card.way(Way.RESUME, Stream.concat(names.stream().map("dmsetup resume "::concat), Stream.of(card.at.line())).toList());
        }
    }

    private static void noVolume(Card card, String group) {
        card.fact(Key.GROUP_HOLDS, group,
                words(card.at.group(group).stream().flatMap(found -> found.volumes().stream()).map(LogicalVolumeInfo::path).toList()))
                .way(Way.LOOK, "lvs " + group);
    }

    private static void otherDevice(Card card, String path) {
        card.fact(Key.UNUSED_ARE, words(card.at.unused()));
        card.at.unused().stream().findFirst().ifPresent(disk -> card.way(Way.OTHER_DEVICE, card.at.with(path, disk)));
    }

    private static void ofSnapshot(Card card) {
        named(card).ifPresent(snapshot -> card.at.originOf(snapshot).ifPresent(origin -> card.about(snapshot.device())
                .fact(Key.IS_SNAPSHOT_OF, snapshot.path(), origin.path())
                .way(Way.OF_THE_ORIGIN, card.at.line().replace(snapshot.path(), origin.path()))));
    }

    private static Card snapshots(Card card, LogicalVolumeInfo origin) {
        return card.about(origin.device()).fact(Key.HAS_SNAPSHOTS, origin.path(),
                words(card.at.snapshotsOf(origin).stream().map(LogicalVolumeInfo::name).toList()));
    }

    private static void reduced(Card card) {
        named(card).ifPresent(origin -> {
            List<String> lines = new ArrayList<>();
            card.at.snapshotsOf(origin).forEach(snapshot -> lines.add("lvremove -f " + snapshot.path()));
            lines.add(card.at.line());
            snapshots(card, origin).way(Way.WITHOUT_SNAPSHOTS, lines);
        });
    }

    private static void inactive(Card card, LogicalVolumeInfo origin) {
        List<String> lines = new ArrayList<>();
        card.at.mountOf(origin.device()).ifPresent(mount -> {
            card.fact(Key.MOUNTED_AT, origin.path(), mount.path());
            lines.add("umount " + mount.path());
        });
        lines.addAll(List.of("lvchange -y -an " + origin.path(), card.at.line(), "lvchange -y -ay " + origin.path()));
        card.way(Way.INACTIVE, lines);
    }

    private static void merging(Card card, String snapshot, String origin) {
        card.fact(Key.MERGES_INTO, snapshot, origin);
        List<String> lines = new ArrayList<>();
        card.at.mountOf(origin).ifPresent(mount -> {
            card.fact(Key.MOUNTED_AT, origin, mount.path());
            lines.add("umount " + mount.path());
        });
        lines.addAll(List.of("lvchange -y -an " + origin, "lvchange -y -ay " + origin));
        card.way(Way.END_MERGE, lines);
    }

    private static void locked(Card card) {
        named(card).ifPresent(volume -> {
            LogicalVolumeInfo origin = card.at.originOf(volume).orElse(volume);
            String snapshot = card.at.state().hiddenVolumes().stream().filter(hidden -> hidden.group().equals(origin.group()))
                    .filter(hidden -> hidden.origin().equals(Optional.of(origin.name()))).map(LogicalVolumeInfo::path).findFirst()
                    .orElse(volume.path());
            card.about(volume.device());
            merging(card, snapshot, origin.path());
        });
    }

    static void invalid(Card card, String path) {
        card.at.volume(path).ifPresent(snapshot -> {
            card.about(snapshot.device()).fact(Key.STORE_IS_FULL, snapshot.path(), size(snapshot));
            card.at.originOf(snapshot).ifPresent(origin -> card.fact(Key.ORIGIN_UNTOUCHED, origin.path()).way(Way.TAKE_ANEW,
                    "lvremove -f " + snapshot.path(),
                    "lvcreate -s -L " + 2 * snapshot.bytes() + "b -n " + snapshot.name() + " " + origin.path()));
        });
    }

    private static void mounted(Card card, String path) {
        card.at.device(path).ifPresent(device -> card.about(device.name()));
        card.at.mountOf(path).ifPresent(mount -> card.fact(Key.MOUNTED_AT, path, mount.path()).way(Way.UNMOUNT, "umount " + mount.path(),
                card.at.line()));
    }

    private static void inUse(Card card, String path) {
        card.at.device(path).ifPresent(device -> {
            card.about(device.name()).fact(Key.OPENED, device.name(), device.opens());
            List<String> above = card.at.above(device.number());
            if (!above.isEmpty()) {
                card.fact(Key.CARRIES, device.name(), words(above));
            }
        });
    }

    private static void inGroup(Card card, String disk, String name) {
        card.fact(Key.IN_GROUP, disk, name);
        card.at.group(name).ifPresent(group -> {
            if (group.physicalVolumes().size() > 1) {
                card.way(Way.OUT_OF_GROUP, "vgreduce " + name + " " + disk, card.at.line());
            } else {
                card.way(Way.WITHOUT_GROUP, "vgremove -f " + name, card.at.line());
            }
        });
    }

    private static void held(Card card, Optional<String> member, @Nullable String wanted) {
        String path = member.orElseGet(() -> String.valueOf(wanted));
        card.at.state().disks().stream().filter(disk -> path.equals("/dev/" + disk.name())).findFirst()
                .ifPresent(disk -> card.fact(Key.CARRIES, path, words(card.at.above(disk.number()))));
        card.at.mountOf(path).ifPresent(mount -> card.fact(Key.MOUNTED_AT, path, mount.path()));
        card.at.unused().stream().filter(disk -> member.isEmpty()).findFirst()
                .ifPresent(disk -> card.way(Way.OTHER_DEVICE, card.at.with(path, disk)));
    }

    private static void active(Card card, String name) {
        card.fact(Key.GROUP_HOLDS, name, words(card.at.group(name).stream().flatMap(group -> group.volumes().stream())
                .filter(volume -> volume.active() == LogicalVolumeInfo.Activation.ACTIVE).map(LogicalVolumeInfo::path).toList()))
                .way(Way.DEACTIVATE, "vgchange -an " + name, card.at.line());
    }

    private static void missing(Card card, String name) {
        card.fact(Key.MISSING, name, card.at.state().missingPhysicalVolumes(name)).way(Way.FORGET_MISSING,
                "vgreduce --removemissing --force " + name, card.at.line());
    }

    private static void form(Card card, String said) {
        String command = card.at.line().split(" ", 2)[0];
        card.fact(Key.PRINTED, said);
        CommandTable.standard().find(command).ifPresent(spec -> card.fact(Key.USAGE, command, command + " --help").way(Way.LOOK,
                command + " --help"));
    }
}
