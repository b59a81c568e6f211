package volscope.app.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import volscope.app.session.Act;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.text.Sentences;
import volscope.model.explain.Finding;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.RevisionId;
import volscope.model.machine.SnapshotInfo;

/**
 * A rule that a command broke, to be looked at: its step, and what of the machine it broke it with.
 *
 * @param act
 *            the command
 * @param finding
 *            what was broken
 */
public record BrokenRule(Act act, Finding finding) {
    private static final int MOST = 50;

    /** Whether a command broke any. */
    public static boolean by(Act act) {
        return !act.run().findings().isEmpty();
    }

    /** What a command broke first. */
    public static BrokenRule first(Act act) {
        return new BrokenRule(act, act.run().findings().getFirst());
    }

    /** What was broken up to the moment that a frame shows, each once; with mappings, as long as they are there. */
    public static List<BrokenRule> at(Frame frame) {
        Map<Finding, BrokenRule> found = new LinkedHashMap<>();
        frame.history().path().stream().filter(BrokenRule::by).flatMap(act -> act.run().findings().stream().map(one -> new BrokenRule(act,
                one))).filter(rule -> rule.holds(frame)).limit(MOST).forEach(rule -> found.putIfAbsent(rule.finding(), rule));
        return List.copyOf(found.values());
    }

    private boolean holds(Frame frame) {
        int later = step().compareTo(frame.revision().id());
        return later == 0 || later < 0 && (!isMapping() || frame.facts().mappings().stream().anyMatch(this::isIts));
    }

    private boolean isIts(MappingInfo mapping) {
        return mapping.task().equals(finding.task()) && mapping.file().equals(finding.path()) && mapping.covers(finding.page());
    }

    private boolean isMapping() {
        return !finding.path().isEmpty() && finding.page() >= 0;
    }

    /** The revision after the step that broke it. */
    public RevisionId step() {
        return act.run().decisive().orElse(act.run().end());
    }

    /** The chunk or the device that it was broken with. */
    public Optional<Selection> place() {
        if (finding.chunk() >= 0 && !finding.snapshot().isEmpty()) {
            return Optional.of(new Selection.Chunk(finding.snapshot(), finding.chunk()));
        }
        boolean device = finding.rule() == Finding.Rule.I9 || finding.rule() == Finding.Rule.DATA;
        return device && !finding.path().isEmpty() ? Optional.of(new Selection.Device(finding.path())) : Optional.empty();
    }

    /** Whether it is about what a frame selects, or its step is looked at. */
    public boolean concerns(Frame frame) {
        return step().equals(frame.revision().id()) || place().filter(frame.selection()::equals).isPresent()
                || frame.selection() instanceof Selection.Volume(String group, String name) && devices(frame.facts())
                        .anyMatch(device -> frame.facts().volume(group, name).map(LogicalVolumeInfo::device).filter(device::equals)
                                .isPresent());
    }

    /** The mapped devices that it was broken with, and what they lie on. */
    public Stream<String> devices(Facts facts) {
        Stream<String> snapshot = Stream.ofNullable(facts.snapshots().get(finding.snapshot())).map(SnapshotInfo::origin);
        return Stream.concat(Stream.of(finding.snapshot(), finding.path()), snapshot).filter(name -> facts.device(name).isPresent());
    }

    /** Looks at the step, and chooses what it is about, of which it is told then how it came to be so. */
    public void look(Session session) {
        session.look(step());
        place().ifPresent(session::select);
    }

    /** Looks at the step and opens the panel that says how it came to that. */
    public void explain(Session session, Optional<Desk> desk) {
        look(session);
        desk.ifPresent(window -> window.open("why"));
    }

    /** The same, with the panel in the centre that shows what it was broken with. */
    public void show(Session session, Optional<Desk> desk) {
        look(session);
        String panel = isMapping() || finding.rule() == Finding.Rule.DEADLOCK
                ? "pages"
                : place().filter(Selection.Device.class::isInstance).isPresent() ? "stack" : "map";
        desk.ifPresent(window -> {
            window.open(panel);
            window.open("why");
        });
    }

    /** The rule as it is written. */
    public String word() {
        return finding.rule().word();
    }

    /** What was broken by the command, a line each. */
    public String words(Sentences sentences) {
        return act.run().findings().stream().map(sentences::check).collect(Collectors.joining("\n"));
    }
}
