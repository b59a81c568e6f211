package volscope.app.view.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import volscope.app.session.Act;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Track;

/** The lines of the branch one is on, kept up with what changes at its end, and where in them one looks. */
final class TerminalModel {
    private final ObservableList<TerminalLine> lines = FXCollections.observableArrayList();
    private List<Act> drawn = List.of();
    private Track track;
    private long moment;
    private Frame frame;
    private Links links;

    /**
     * Where within an act one looks.
     *
     * @param step
     *            which of its steps
     * @param of
     *            how many it has
     * @param label
     *            what the step did
     */
    record Paused(long step, long of, String label) {
    }

    TerminalModel(Frame first) {
        this.frame = first;
        this.track = Track.of(first.history());
        this.links = new Links(first.facts());
    }

    ObservableList<TerminalLine> lines() {
        return lines;
    }

    Links links() {
        return links;
    }

    /** The commands of the branch, in order. */
    List<String> commands() {
        return drawn.stream().map(Act::line).toList();
    }

    /**
     * Shows a frame; acts that stay are not touched.
     *
     * @return whether lines that stay look different
     */
    boolean show(Frame next) {
        List<Act> path = next.history().path();
        int common = common(drawn, path);
        if (common < drawn.size()) {
            cut(drawn.get(common));
        }
        Facts before = frame.facts();
        long at = moment;
        Frame.Look look = frame.look();
        frame = next;
        track = Track.of(next.history());
        moment = track.moment(next.revision().id()).orElse(track.end());
        if (before != next.facts()) {
            links = new Links(next.facts());
        }
        List<TerminalLine> more = new ArrayList<>();
        path.subList(common, path.size()).forEach(act -> more.addAll(TerminalLine.of(act)));
        drawn = path;
        lines.addAll(more);
        return !more.isEmpty() || before != next.facts() || at != moment || look != next.look();
    }

    /** The line to begin with where so many can be seen: so that the last of the moment looked at is in view, of a refusal its command. */
    int top(int seen) {
        return Math.clamp(lastSeen() + 1 - seen, 0, Math.max(0, telling()));
    }

    private int lastSeen() {
        int last = lines.size() - 1;
        while (last > 0 && isLater(lines.get(last))) {
            last--;
        }
        return last;
    }

    private int telling() {
        int last = lastSeen();
        boolean refused = last >= 0 && lines.get(last).mark() != Marking.Mark.NONE;
        for (int at = last; refused && at >= 0; at--) {
            if (lines.get(at).isCommand()) {
                return at;
            }
        }
        return last;
    }

    private Optional<Track.Leg> leg(TerminalLine line) {
        return track.legs().stream().filter(leg -> leg.act().number() == line.act()).findFirst();
    }

    /** Whether a line belongs to what comes after the moment that is looked at. */
    boolean isLater(TerminalLine line) {
        return frame.look() == Frame.Look.PAST && leg(line).filter(leg -> leg.after() >= moment).isPresent();
    }

    /** Whether a line belongs to the last act. */
    boolean isLast(TerminalLine line) {
        return !drawn.isEmpty() && drawn.getLast().number() == line.act();
    }

    /** Where one looks, if it is within the act of a line. */
    Optional<Paused> paused(TerminalLine line) {
        return frame.look() == Frame.Look.NOW
                ? Optional.empty()
                : leg(line).filter(leg -> moment > leg.after() && moment < leg.end())
                        .map(leg -> new Paused(moment - leg.after(), leg.steps(), frame.revision().label()));
    }

    /** The moment that the act of a line acted on. */
    long moment(TerminalLine line) {
        return leg(line).map(Track.Leg::after).orElse(0L);
    }

    /** Who composed the act of a line. */
    Act.Source source(TerminalLine line) {
        return frame.history().acts().get(line.act()).source();
    }

    private void cut(Act first) {
        int at = 0;
        while (at < lines.size() && lines.get(at).act() != first.number()) {
            at++;
        }
        lines.remove(at, lines.size());
    }

    private static int common(List<Act> first, List<Act> second) {
        int length = Math.min(first.size(), second.size());
        int at = 0;
        // The same act is the same object: histories share them.
        while (at < length && first.get(at) == second.get(at)) {
            at++;
        }
        return at;
    }
}
