package volscope.app.view.details;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import volscope.app.session.ActEvents;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Pace;
import volscope.app.session.Policy;
import volscope.app.session.Spans;
import volscope.app.session.Track;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.model.event.Event;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/** What filled a store, when it is full, whether something extends it in time. */
final class Filling {
    private static final int SHOWN = 3;

    private final Texts texts;
    private final Amounts amounts;
    private final ActEvents events;

    Filling(Texts texts, Amounts amounts, ActEvents events) {
        this.texts = texts;
        this.amounts = amounts;
        this.events = events;
    }

    /** A command and the exceptions it caused. */
    private record Writer(Track.Leg leg, long copies) {
    }

    Answer answer(Frame frame, LogicalVolumeInfo volume, SnapshotInfo info) {
        List<Answer.Part> parts = new ArrayList<>();
        Track track = Track.of(frame.history().at(frame.revision().id()));
        List<Writer> writers = new ArrayList<>();
        Spans ranges = new Spans();
        for (Track.Leg leg : track.legs()) {
            long copies = 0;
            for (ActEvents.Happened happened : events.of(leg.act())) {
                if (happened.step() < leg.steps()
                        && happened.event() instanceof Event.ExceptionCompleted(String snapshot, long chunk, long slot)
                        && snapshot.equals(volume.device())) {
                    copies++;
                    ranges.add(chunk, chunk + 1);
                }
            }
            if (copies > 0) {
                writers.add(new Writer(leg, copies));
            }
        }
        writers.stream().sorted(Comparator.comparingLong(Writer::copies).reversed()).limit(SHOWN)
                .forEach(writer -> parts.add(Answer.at(Answer.Tone.PLAIN,
                        texts.get("answer.filled.by", writer.leg().act().line(), writer.copies(),
                                amounts.percent(writer.copies(), info.exceptions())),
                        new Answer.Moment("t=" + amounts.count(writer.leg().end()),
                                writer.leg().act().run().steps().get(writer.leg().steps() - 1)))));
        ranges.all().stream().max(Comparator.comparingLong(span -> span.to() - span.from())).ifPresent(span -> parts.add(
                Answer.say(texts.get("answer.filled.range", span.to() - span.from(), span.from(), span.to() - 1, ranges.all().size()))));
        parts.add(full(frame, volume, info));
        parts.add(policy(frame, volume, info));
        return new Answer(texts.get("answer.filled"), parts);
    }

    private Answer.Part full(Frame frame, LogicalVolumeInfo volume, SnapshotInfo info) {
        OptionalLong between = Pace.between(frame, volume.device());
        return Answer.say(between.isPresent()
                ? texts.get("answer.filled.full", info.writesLeft(), amounts.duration(info.writesLeft() * between.getAsLong()))
                : texts.get("answer.filled.room", info.writesLeft()));
    }

    private Answer.Part policy(Frame frame, LogicalVolumeInfo volume, SnapshotInfo info) {
        Policy policy = Policy.of(frame.revision());
        Facts facts = frame.facts();
        if (!policy.grows()) {
            return Answer.say(Answer.Tone.WARN, texts.get("answer.policy.never"));
        }
        if (!facts.monitored().contains(volume.device())) {
            return new Answer.Part(texts.get("answer.policy.unwatched", policy.threshold()), Answer.Tone.WARN, Optional.empty(),
                    Optional.of("lvchange --monitor y " + volume.path()));
        }
        Optional<VolumeGroupInfo> group = facts.group(volume.group());
        long step = group.map(found -> policy.stepExtents(volume.bytes(), found.extentBytes())).orElse(0L);
        long free = group.map(VolumeGroupInfo::freeExtents).orElse(0L);
        long extent = group.map(VolumeGroupInfo::extentBytes).orElse(1L);
        return step > free
                ? Answer.say(Answer.Tone.BAD,
                        texts.get("answer.policy.too-small", policy.threshold(), amounts.bytes(step * extent),
                                amounts.bytes(free * extent)))
                : Answer.say(Answer.Tone.GOOD,
                        texts.get("answer.policy.fits", policy.threshold(), amounts.bytes(step * extent), amounts.bytes(free * extent)));
    }
}
