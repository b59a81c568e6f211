package volscope.app.text;

import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import volscope.model.explain.Explanation;
import volscope.model.explain.Finding;
import volscope.model.explain.Outcome;
import volscope.model.machine.Opening;

/** The sentences for the typed records of the model. */
public final class Sentences {
    private final Texts texts;
    private final WaitWords waits;

    @Inject
    public Sentences(Texts texts) {
        this.texts = texts;
        this.waits = new WaitWords(texts);
    }

    /** The rule in a few words. */
    public String title(Explanation.Rule rule) {
        return texts.get("rule." + rule + ".title");
    }

    /** The rule in a sentence. */
    public String sentence(Explanation.Rule rule) {
        return texts.get("rule." + rule + ".sentence");
    }

    /** Where the kernel has the rule. */
    public String source(Explanation.Rule rule) {
        return texts.get("rule." + rule + ".source");
    }

    /** A fact or a condition in a sentence. */
    public String sentence(Explanation.Fact fact) {
        return texts.get("fact." + fact.key(), fact.arguments().toArray());
    }

    /** A way out in a few words. */
    public String title(Explanation.Way way) {
        return texts.get("way." + way + ".title");
    }

    /** What a way out costs. */
    public String cost(Explanation.Way way) {
        return texts.get("way." + way + ".cost");
    }

    /** A rule that was broken, in a line: {@code check: I6 …}. */
    public String check(Finding finding) {
        String kind = finding.rule() == Finding.Rule.DATA && finding.snapshot().isEmpty()
                ? ".device"
                : finding.rule() == Finding.Rule.I5 && finding.task().isEmpty() ? ".chunk" : "";
        String what = texts.get("finding." + finding.rule() + kind, finding.snapshot(), Long.toString(finding.chunk()), finding.task(),
                finding.rule() == Finding.Rule.DEADLOCK ? waits.reason(finding.path()) : finding.path(), Long.toString(finding.page()));
        return "check: " + finding.rule().word() + " " + what;
    }

    /** What was broken, a line each, of many the first. */
    public String checks(List<Finding> findings, int most) {
        String told = findings.stream().limit(most).map(this::check).collect(Collectors.joining("\n"));
        return findings.size() > most ? told + "\n" + texts.get("checker.more", findings.size() - most) : told;
    }

    /** What a rule demands, in a sentence. */
    public String rule(Finding.Rule rule) {
        return texts.get("rule." + rule);
    }

    /** How a kernel comes through a sequence, in a sentence. */
    public String sentence(Outcome outcome) {
        return texts.get("outcome." + outcome.kind(), outcome.kernel(), Long.toString(outcome.oldType()), Long.toString(outcome.newType()),
                outcome.snapshot());
    }

    /** Why a lab does not open. */
    public String sentence(Opening.Refused refused) {
        String what = texts.get("refused." + refused.reason(), refused.arguments().toArray());
        return refused.line() == 0 ? what : texts.get("refused.in-line", refused.line(), what);
    }
}
