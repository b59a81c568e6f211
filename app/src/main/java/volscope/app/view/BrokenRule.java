package volscope.app.view;

import java.util.stream.Collectors;
import volscope.app.session.Act;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.text.Sentences;
import volscope.model.explain.Finding;

/** A command that broke rules, to be looked at: its step, and what of the machine it broke them with. */
public record BrokenRule(Act act) {

    /** Whether a command broke any. */
    public static boolean by(Act act) {
        return !act.run().findings().isEmpty();
    }

    /** Looks at the step, and chooses the chunk it is about, of which it is told then how it came to be so. */
    public void look(Session session) {
        session.look(act.run().decisive().orElse(act.run().end()));
        Finding finding = act.run().findings().getFirst();
        if (finding.chunk() >= 0 && !finding.snapshot().isEmpty()) {
            session.select(new Selection.Chunk(finding.snapshot(), finding.chunk()));
        }
    }

    /** The rule that was broken first, as it is written. */
    public String word() {
        return act.run().findings().getFirst().rule().word();
    }

    /** What was broken, a line each. */
    public String words(Sentences sentences) {
        return act.run().findings().stream().map(sentences::check).collect(Collectors.joining("\n"));
    }
}
