package volscope.app.view.details;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.text.Texts;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MountInfo;

/** What holds a device open, by name. */
final class Holders {
    private final Texts texts;

    Holders(Texts texts) {
        this.texts = texts;
    }

    /** Who holds a volume; empty where nobody does. */
    Optional<Answer> answer(Frame frame, LogicalVolumeInfo volume) {
        Facts facts = frame.facts();
        return facts.device(volume.device()).filter(device -> device.opens() > 0).map(device -> {
            List<Answer.Part> parts = new ArrayList<>();
            mounts(facts, device).forEach(mount -> parts.add(mounted(mount)));
            above(facts, device).forEach(name -> parts.add(Answer.say(texts.get("answer.held.device", facts.shortName(name)))));
            facts.groups().stream().filter(group -> group.physicalVolumes().stream().anyMatch(path -> isNode(path, device, volume)))
                    .forEach(group -> parts.add(Answer.say(texts.get("answer.held.group", group.name()))));
            if (parts.size() < device.opens()) {
                parts.add(Answer.say(texts.get("answer.held.other")));
            }
            return new Answer(texts.get("answer.held", volume.name(), device.opens()), parts);
        });
    }

    private Answer.Part mounted(MountInfo mount) {
        return Answer.run(texts.get("answer.held.mount", mount.path(), mount.type()), "umount " + mount.path());
    }

    private static boolean isNode(String path, MappedDeviceInfo device, LogicalVolumeInfo volume) {
        return path.equals("/dev/" + volume.path()) || path.equals("/dev/mapper/" + device.name()) || path.equals(kernelNode(device));
    }

    private static String kernelNode(MappedDeviceInfo device) {
        return "/dev/dm-" + device.number().substring(device.number().indexOf(':') + 1);
    }

    static List<MountInfo> mounts(Facts facts, MappedDeviceInfo device) {
        List<String> names = List.of(device.name(), "dm-" + device.number().substring(device.number().indexOf(':') + 1));
        return facts.mounts().stream().filter(mount -> names.contains(mount.device())).toList();
    }

    /** Devices whose live table stands on this one. */
    static List<String> above(Facts facts, MappedDeviceInfo device) {
        return facts.devices().stream()
                .filter(other -> other.live().stream().anyMatch(line -> List.of(line.split(" ")).contains(device.number())))
                .map(MappedDeviceInfo::name).toList();
    }
}
