package volscope.app.view.details;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import volscope.app.session.ActEvents;
import volscope.app.session.Frame;
import volscope.app.session.Track;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.model.event.Event;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.RevisionId;

/** What an invalid snapshot means: the origin, what is still of use, what killed it. */
final class Death {
    private final Texts texts;
    private final Amounts amounts;
    private final ActEvents events;

    Death(Texts texts, Amounts amounts, ActEvents events) {
        this.texts = texts;
        this.amounts = amounts;
        this.events = events;
    }

    /** The step in which it died. */
    private record Fatal(Track.Leg leg, int step, String reason) {
    }

    Answer answer(Frame frame, LogicalVolumeInfo volume) {
        List<Answer.Part> parts = new ArrayList<>();
        String origin = volume.origin().orElse("");
        boolean reads = frame.facts().origin(volume).flatMap(found -> frame.revision().bytes(found.device(), 0, 1)).isPresent();
        parts.add(reads
                ? Answer.say(Answer.Tone.GOOD, texts.get("answer.dead.origin", origin))
                : Answer.say(Answer.Tone.WARN, texts.get("answer.dead.origin.unread", origin)));
        parts.add(frame.revision().bytes(volume.device(), 0, 1).isPresent()
                ? Answer.say(Answer.Tone.WARN, texts.get("answer.dead.readable", volume.name()))
                : Answer.say(Answer.Tone.BAD, texts.get("answer.dead.unreadable", volume.name())));
        fatal(frame, volume.device()).ifPresent(fatal -> {
            List<RevisionId> steps = fatal.leg().act().run().steps();
            long moment = fatal.leg().after() + fatal.step() + 1;
            parts.add(Answer.at(Answer.Tone.BAD, texts.get("answer.dead.by", fatal.leg().act().line(), fatal.reason()),
                    new Answer.Moment("t=" + amounts.count(moment), steps.get(fatal.step()))));
            RevisionId before = fatal.leg().act().before();
            parts.add(Answer.at(Answer.Tone.PLAIN, texts.get("answer.dead.before", volume.name()),
                    new Answer.Moment("t=" + amounts.count(fatal.leg().after()), before)));
        });
        parts.add(Answer.run(texts.get("answer.dead.remove", volume.name(), amounts.bytes(volume.bytes())),
                "lvremove -f " + volume.path()));
        return new Answer(texts.get("answer.dead", volume.name()), parts);
    }

    private Optional<Fatal> fatal(Frame frame, String device) {
        Track track = Track.of(frame.history().at(frame.revision().id()));
        for (Track.Leg leg : track.legs().reversed()) {
            for (ActEvents.Happened happened : events.of(leg.act())) {
                if (happened.step() < leg.steps()) {
                    if (happened.event() instanceof Event.SnapshotInvalidated(String snapshot, String reason) && snapshot.equals(device)) {
                        return Optional.of(new Fatal(leg, happened.step(), reason));
                    }
                    if (happened.event() instanceof Event.SnapshotOverflowed(String snapshot) && snapshot.equals(device)) {
                        return Optional.of(new Fatal(leg, happened.step(), texts.get("storage.state.OVERFLOWED")));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
