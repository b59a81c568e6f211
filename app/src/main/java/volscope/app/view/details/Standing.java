package volscope.app.view.details;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MountInfo;
import volscope.model.machine.SnapshotInfo;

/** How a merge stands, and how a snapshot can be mounted beside its origin. */
final class Standing {
    private final Texts texts;
    private final Amounts amounts;

    Standing(Texts texts, Amounts amounts) {
        this.texts = texts;
        this.amounts = amounts;
    }

    /** Done, running or waiting, for what, and what becomes of what is written now. */
    Answer merge(Frame frame, LogicalVolumeInfo volume) {
        Facts facts = frame.facts();
        List<Answer.Part> parts = new ArrayList<>();
        LogicalVolumeInfo origin = facts.origin(volume).orElse(volume);
        Optional<MappedDeviceInfo> device = facts.device(origin.device());
        if (facts.merge(volume) == Facts.Merge.RUNNING) {
            SnapshotInfo info = facts.snapshots().get(origin.device());
            parts.add(Answer.say(texts.get("answer.merge.running", origin.name(), info == null ? 0 : info.exceptions())));
            parts.add(Answer.say(Answer.Tone.WARN, texts.get("answer.merge.no-way-back", origin.name())));
            return new Answer(texts.get("answer.merge", volume.name()), parts);
        }
        parts.add(Answer.say(texts.get("answer.merge.scheduled", volume.name(), origin.name())));
        List<MountInfo> mounts = device.map(found -> Holders.mounts(facts, found)).orElse(List.of());
        mounts.forEach(
                mount -> parts.add(Answer.run(texts.get("answer.merge.mounted", origin.name(), mount.path()), "umount " + mount.path())));
        if (mounts.isEmpty()) {
            parts.add(Answer.say(device.filter(found -> found.opens() > 0).isPresent()
                    ? texts.get("answer.merge.open", origin.name())
                    : texts.get("answer.merge.free", origin.name())));
        }
        parts.add(Answer.run(texts.get("answer.merge.start", origin.name()),
                "lvchange -an " + origin.path() + " && lvchange -ay " + origin.path()));
        parts.add(Answer.say(Answer.Tone.WARN, texts.get("answer.merge.lost", origin.name(), volume.name())));
        Optional.ofNullable(facts.snapshots().get(volume.device())).ifPresent(
                info -> parts.add(Answer.say(texts.get("answer.merge.overflow", volume.name(), info.writesLeft()))));
        parts.add(Answer.say(texts.get("answer.merge.off")));
        return new Answer(texts.get("answer.merge", volume.name()), parts);
    }

    /** With which options it mounts, for a backup say. */
    Optional<Answer> mount(Frame frame, LogicalVolumeInfo volume) {
        Facts facts = frame.facts();
        return facts.origin(volume).flatMap(origin -> facts.device(origin.device()))
                .flatMap(device -> Holders.mounts(facts, device).stream()
                        .findFirst())
                .map(mount -> {
                    List<Answer.Part> parts = new ArrayList<>();
                    boolean xfs = mount.type().equals("xfs");
                    parts.add(Answer.say(xfs ? Answer.Tone.WARN : Answer.Tone.PLAIN,
                            texts.get(xfs ? "answer.mount.xfs" : "answer.mount.ext4", volume.name(), volume.origin().orElse(""),
                                    mount.path())));
                    parts.add(Answer.say(texts.get("answer.mount.recovery", volume.name())));
                    parts.add(Answer.say(texts.get("answer.mount.dax", volume.name())));
                    String options = xfs ? "ro,nouuid,norecovery" : "ro,noload";
                    parts.add(Answer.run(texts.get("answer.mount.safe", options), "mkdir -p /backup && mount -o " + options + " /dev/"
                            + volume.path() + " /backup"));
                    parts.add(Answer.say(texts.get("answer.mount.stale")));
                    return new Answer(texts.get("answer.mount", volume.name()), parts);
                });
    }

    /** Whether an origin may be resized now. */
    Optional<Answer> resize(Frame frame, LogicalVolumeInfo origin) {
        Facts facts = frame.facts();
        List<LogicalVolumeInfo> snapshots = facts.snapshotsOf(origin);
        if (snapshots.isEmpty()) {
            return Optional.empty();
        }
        boolean active = origin.active() == LogicalVolumeInfo.Activation.ACTIVE;
        List<Answer.Part> parts = new ArrayList<>();
        parts.add(active
                ? Answer.say(Answer.Tone.WARN, texts.get("answer.resize.active", origin.name()))
                : Answer.say(Answer.Tone.GOOD, texts.get("answer.resize.inactive", origin.name())));
        if (active) {
            parts.add(Answer.run(texts.get("answer.resize.first"), "lvchange -an " + origin.path()));
        }
        parts.add(Answer.say(texts.get("answer.resize.store")));
        parts.add(Answer.say(texts.get("answer.resize.merge", origin.name(), amounts.bytes(origin.bytes()))));
        return Optional.of(new Answer(texts.get("answer.resize", origin.name()), parts, Answer.Turn.LAST));
    }
}
