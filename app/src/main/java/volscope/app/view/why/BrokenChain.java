package volscope.app.view.why;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Track;
import volscope.app.text.WaitWords;
import volscope.app.view.BrokenRule;
import volscope.model.event.Event;
import volscope.model.event.Event.FaultKind;
import volscope.model.explain.Finding;
import volscope.model.machine.RevisionId;
import volscope.model.machine.WaitInfo;

/** How a rule came to be broken: the step, and before it what made the mapping, the table and the snapshot it is about, latest first. */
final class BrokenChain {
    /** Steps that are looked through for what led there. */
    private static final long FAR = 20_000;

    private final Finding finding;
    private final Track track;
    private final WaitWords words;
    private final List<Link> links = new ArrayList<>();

    private BrokenChain(Finding finding, Track track, WaitWords words) {
        this.finding = finding;
        this.words = words;
        this.track = track;
    }

    /** What a link tells. */
    enum Kind {
        BROKE, BROKE_STEP, MAPPED, TABLE, SNAPSHOT, WAITS
    }

    /**
     * A link.
     *
     * @param at
     *            when
     * @param kind
     *            what happened
     * @param words
     *            with what, in the order of its sentence
     * @param fault
     *            the fault that made a mapping
     */
    record Link(RevisionId at, Kind kind, List<String> words, Optional<FaultKind> fault) {
    }

    static List<Link> of(BrokenRule broken, Frame frame, Track track, WaitWords words) {
        return new BrokenChain(broken.finding(), track, words).links(broken, frame);
    }

    private List<Link> links(BrokenRule broken, Frame frame) {
        String line = broken.act().line();
        String label = broken.act().after(broken.step()).label();
        links.add(new Link(broken.step(), label.isEmpty() || label.equals(line) ? Kind.BROKE : Kind.BROKE_STEP, List.of(line, label),
                Optional.empty()));
        if (finding.rule() == Finding.Rule.DEADLOCK) {
            frame.revision().waits().stream().filter(wait -> wait.task().equals(finding.task()))
                    .forEach(wait -> waits(broken.step(), wait));
        }
        OptionalLong from = track.moment(broken.step());
        if (from.isPresent()) {
            last(from.getAsLong(), this::isItsFault);
            last(from.getAsLong(), event -> event instanceof Event.TableLoaded loaded && loaded.device().equals(finding.path()));
            if (!finding.snapshot().isEmpty()) {
                last(from.getAsLong(), event -> event instanceof Event.DeviceCreated made && made.device().equals(finding.snapshot()));
            }
        }
        return links.stream().sorted(Comparator.comparing(Link::at).reversed()).toList();
    }

    private void waits(RevisionId at, WaitInfo wait) {
        links.add(new Link(at, Kind.WAITS, List.of(wait.task(), words.holder(wait), words.reason(wait.reason())),
                Optional.empty()));
    }

    private boolean isItsFault(Event event) {
        return event instanceof Event.PageFault fault && !finding.task().isEmpty() && fault.task().equals(finding.task())
                && (finding.path().isEmpty() || fault.file().equals(finding.path())
                        && finding.page() >= fault.page() && finding.page() < fault.page() + fault.pages());
    }

    /** The last time that something happened, at a moment or before. */
    private void last(long from, Predicate<Event> wanted) {
        for (Track.Leg leg : track.legs().reversed()) {
            for (long moment = Math.min(from, leg.end()); moment > Math.max(leg.after(), from - FAR); moment--) {
                RevisionId at = leg.act().run().steps().get((int) (moment - leg.after() - 1));
                Optional<Event> found = leg.act().after(at).events().stream().filter(wanted).findFirst();
                if (found.isPresent()) {
                    links.add(link(at, found.get(), leg.act()));
                    return;
                }
            }
        }
    }

    private static Link link(RevisionId at, Event event, Act act) {
        return switch (event) {
            case Event.PageFault(String task, String file, long page, FaultKind kind, int pages) -> new Link(at, Kind.MAPPED,
                    List.of(task, Long.toString(page), file), Optional.of(kind));
            case Event.TableLoaded(String device, List<String> table) ->
                new Link(at, Kind.TABLE, List.of(device, act.line(), String.join("; ", table)), Optional.empty());
            case Event.DeviceCreated(String device) ->
                new Link(at, Kind.SNAPSHOT, List.of(device, act.line()), Optional.empty());
            default -> throw new AssertionError(event);
        };
    }
}
