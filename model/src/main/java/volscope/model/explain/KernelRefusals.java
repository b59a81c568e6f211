package volscope.model.explain;

import static volscope.model.explain.Situation.words;

import java.util.List;
import java.util.Optional;

import volscope.model.explain.Explanation.Key;
import volscope.model.explain.Explanation.Rule;
import volscope.model.explain.Explanation.Way;
import volscope.model.explain.Refusals.Card;
import volscope.model.explain.Refusals.Case;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MountInfo;
import volscope.model.machine.SnapshotInfo;

/** The rules that the kernel, its file systems and dmsetup refuse by. */
final class KernelRefusals {
    private KernelRefusals() {
    }

    static List<Case> cases() {
        return List.of(
                Case.of(Rule.SAME_UUID, "Filesystem has duplicate UUID (\\S+) - can't mount", (card, said) -> sameUuid(card)),
                Case.of(Rule.DAX_REFUSED, "DAX unsupported by block device.*|dax option not supported.*|DAX (?:is )?unsupported.*",
                        (card, said) -> noDax(card, said.group())),
                Case.of(Rule.SNAPSHOT_INVALID, "can't read superblock on (\\S+)\\.|(?:read|write) (\\S+) \\S+: Input/output error",
                        (card, said) -> unreadable(card, Optional.ofNullable(said.group(1)).orElseGet(() -> said.group(2)))),
                Case.of(Rule.NO_FILE_SYSTEM, "wrong fs type, bad option, bad superblock on ([^\\s,]+)", (card, said) -> card
                        .about(plain(said.group(1))).fact(Key.PRINTED, said.group())
                        .way(Way.MAKE_FILE_SYSTEM, "mkfs.ext4 -q -F " + said.group(1), card.at.line())),
                Case.of(Rule.ALREADY_FROZEN, "fsfreeze: (\\S+): freeze failed: Device or resource busy",
                        (card, said) -> card.fact(Key.PRINTED, said.group()).way(Way.THAW, "fsfreeze -u " + said.group(1))),
                Case.of(Rule.ALREADY_MOUNTED, "mount: \\S+: (\\S+) already mounted on (\\S+)\\.", (card, said) -> card
                        .about(plain(said.group(1))).fact(Key.MOUNTED_AT, said.group(1), said.group(2))
                        .way(Way.UNMOUNT, "umount " + said.group(2), card.at.line())),
                Case.of(Rule.NOT_MOUNTED,
                        "umount: (\\S+): (?:not mounted|no mount point specified)\\.|unfreeze failed: Invalid argument|freeze failed: Operation not supported",
                        (card, said) -> mounts(card)),
                Case.of(Rule.NO_MOUNT_POINT, "mount: (\\S+): mount point does not exist\\.",
                        (card, said) -> card.fact(Key.PRINTED, said.group()).way(Way.MAKE_DIRECTORY, "mkdir " + said.group(1),
                                card.at.line())),
                Case.of(Rule.DEVICE_BUSY, "remove ioctl on (\\S+) +failed: Device or resource busy",
                        (card, said) -> busy(card, said.group(1))),
                Case.of(Rule.DEVICE_NAME_TAKEN, "(?:create|rename) ioctl on (\\S+) +failed: Device or resource busy",
                        (card, said) -> taken(card, said.group(1))),
                Case.of(Rule.NO_SUCH_DEVICE, "ioctl on (\\S+) +failed: No such device or address|special device (\\S+) does not exist",
                        (card, said) -> card.fact(Key.UNUSED_ARE,
                                words(card.at.state().mappedDevices().stream().map(MappedDeviceInfo::name).toList()))
                                .way(Way.LOOK, "dmsetup ls")),
                Case.of(Rule.TABLE_INVALID, "(?:resume|reload|load|create) ioctl on (\\S+) +(?:\\(\\d+:\\d+\\) )?failed: "
                        + "Invalid argument[^\\n]*(?s)(.*)",
                        (card, said) -> table(card, said.group(1), said.group(2))));
    }

    private static String plain(String path) {
        return path.replaceFirst("^/dev/(mapper/)?", "");
    }

    /** The device that a mount line names. */
    private static Optional<String> source(Card card) {
        return List.of(card.at.line().split(" ")).stream().filter(word -> word.startsWith("/dev/")).findFirst();
    }

    private static void sameUuid(Card card) {
        source(card).ifPresent(path -> {
            card.about(card.at.volume(path).map(LogicalVolumeInfo::device).orElseGet(() -> plain(path)));
            card.at.volume(path).flatMap(card.at::originOf)
                    .ifPresent(origin -> card.at.mountOf(origin.device()).map(MountInfo::path)
                            .ifPresent(mount -> card.fact(Key.UUID_MOUNTED_AT, origin.path(), mount)));
            String line = card.at.line();
            card.way(Way.WITHOUT_UUID, line.contains(" -o ")
                    ? line.replaceFirst(" -o ", " -o nouuid,")
                    : line.replaceFirst(" ", " -o nouuid "));
        });
    }

    private static void noDax(Card card, String said) {
        source(card).flatMap(card.at::device).ifPresent(device -> card.about(device.name()).fact(Key.TARGET_OF, device.name(),
                device.live().isEmpty() ? "–" : device.live().getFirst()));
        card.fact(Key.KERNEL_SAID, said);
        String line = card.at.line().replaceFirst("dax(=always)?,?", "").replaceFirst(",? -o  ?(?=/)", " ").replaceFirst(" -o (?=/)", " ");
        card.way(Way.WITHOUT_DAX, line);
    }

    private static void unreadable(Card card, String path) {
        Optional<LogicalVolumeInfo> snapshot = card.at.volume(path);
        boolean dead = snapshot.flatMap(volume -> card.at.state().snapshot(volume.device()))
                .filter(info -> info.state() == SnapshotInfo.State.INVALID).isPresent();
        if (dead) {
            LvmRefusals.invalid(card, path);
        }
    }

    private static void mounts(Card card) {
        card.at.state().mounts().forEach(mount -> card.fact(Key.MOUNTED_AT, mount.device(), mount.path()));
        card.way(Way.LOOK, "mount");
    }

    private static void busy(Card card, String name) {
        card.at.device(name).ifPresent(device -> {
            card.about(name).fact(Key.OPENED, name, device.opens());
            List<String> above = card.at.above(device.number());
            if (!above.isEmpty()) {
                card.fact(Key.CARRIES, name, words(above));
            }
            card.at.mountOf(name).ifPresent(mount -> card.fact(Key.MOUNTED_AT, name, mount.path()).way(Way.UNMOUNT,
                    "umount " + mount.path(), card.at.line()));
        });
        card.way(Way.LOOK, "dmsetup ls --tree");
    }

    private static void taken(Card card, String name) {
        card.about(name);
        card.at.device(name).ifPresent(device -> card.fact(Key.TARGET_OF, name, device.live().isEmpty() ? "–" : device.live().getFirst()));
        String stem = name.replaceFirst("\\d+$", "");
        int number = 1;
        while (card.at.device(stem + number).isPresent()) {
            number++;
        }
        card.way(Way.OTHER_NAME, card.at.with(name, stem + number));
    }

    private static void table(Card card, String name, String rest) {
        card.about(name);
        rest.lines().filter(line -> line.contains("device-mapper:") && !line.contains("ioctl on")).findFirst()
                .ifPresent(line -> card.fact(Key.KERNEL_SAID, line.strip()));
        card.at.device(name).filter(device -> !device.inactive().isEmpty())
                .ifPresent(device -> card.fact(Key.TARGET_OF, name, device.inactive().getFirst()).way(Way.CLEAR_TABLE,
                        "dmsetup clear " + name, "dmsetup resume " + name));
    }
}
