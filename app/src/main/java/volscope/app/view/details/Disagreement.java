package volscope.app.view.details;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.text.Texts;
import volscope.model.explain.Explanation;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MappedDeviceInfo.Suspension;

/** Where LVM and the kernel disagree: what a command that stopped half-way leaves, and the lines that clean it up. */
final class Disagreement {
    private static final String LVM = "LVM-";
    /** The length of a uuid without a suffix: the group's and the volume's. */
    private static final int PLAIN_UUID = 68;
    private static final int MOST = 8;

    private final Texts texts;

    Disagreement(Texts texts) {
        this.texts = texts;
    }

    Optional<Answer> answer(Frame frame) {
        Facts facts = frame.facts();
        List<Answer.Part> parts = new ArrayList<>();
        List<LogicalVolumeInfo> hidden = frame.revision().hiddenVolumes();
        for (MappedDeviceInfo device : facts.devices()) {
            if (device.suspended() == Suspension.SUSPENDED) {
                parts.add(Answer.run(texts.get("answer.left.suspended", device.name()), "dmsetup resume " + device.name()));
            }
            if (!device.inactive().isEmpty()) {
                parts.add(Answer.run(texts.get("answer.left.inactive", device.name(), device.inactive().getFirst()),
                        "dmsetup clear " + device.name()));
            }
            if (device.uuid().startsWith(LVM) && !isKnown(facts, hidden, device)) {
                parts.add(Answer.run(texts.get("answer.left.device", device.name()), "dmsetup remove " + device.name()));
            }
        }
        facts.volumes().forEach(volume -> halfDone(facts, volume).ifPresent(parts::add));
        parts.addAll(leftBehind(frame));
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Answer(texts.get("answer.left"), shown(parts)));
    }

    /** A handful, and how many more there are. */
    private List<Answer.Part> shown(List<Answer.Part> parts) {
        if (parts.size() <= MOST) {
            return parts;
        }
        List<Answer.Part> shown = new ArrayList<>(parts.subList(0, MOST));
        shown.add(Answer.say(texts.get("answer.left.more", parts.size() - MOST)));
        return shown;
    }

    /** A snapshot in the metadata whose device is none. */
    private Optional<Answer.Part> halfDone(Facts facts, LogicalVolumeInfo volume) {
        boolean active = volume.active() == LogicalVolumeInfo.Activation.ACTIVE;
        return active && volume.origin().isPresent() && !facts.snapshots().containsKey(volume.device())
                ? Optional.of(Answer.run(texts.get("answer.left.no-snapshot", volume.name()), "lvchange --refresh " + volume.path()))
                : Optional.empty();
    }

    /** What a refused command left behind and what is still there. */
    private List<Answer.Part> leftBehind(Frame frame) {
        Facts facts = frame.facts();
        return frame.history().at(frame.revision().id()).path().stream().flatMap(act -> act.run().explanation().stream())
                .flatMap(why -> why.facts().stream())
                .filter(fact -> fact.key() == Explanation.Key.LEFT_BEHIND && !fact.arguments().isEmpty())
                .map(fact -> fact.arguments().getFirst().replaceFirst(".*/", "")).distinct()
                .flatMap(name -> facts.volumes().filter(volume -> volume.name().equals(name) && volume.origin().isEmpty()))
                .map(volume -> Answer.run(texts.get("answer.left.plain", volume.name()), "lvremove -f " + volume.path())).toList();
    }

    /** Whether a volume stands for a device: its own, or one that LVM keeps below or above it. */
    private static boolean isKnown(Facts facts, List<LogicalVolumeInfo> hidden, MappedDeviceInfo device) {
        String name = device.name();
        boolean suffixed = device.uuid().length() > PLAIN_UUID;
        String base = suffixed ? name.substring(0, Math.max(0, name.lastIndexOf('-'))) : name;
        return Stream.concat(facts.volumeOn(base).stream(),
                Stream.concat(facts.merging().stream(), hidden.stream()).filter(volume -> volume.device().equals(base)))
                .anyMatch(volume -> !suffixed || !name.endsWith("-real") && !name.endsWith("-cow")
                        || (name.endsWith("-real") ? !facts.snapshotsOf(volume).isEmpty() : volume.origin().isPresent()));
    }
}
