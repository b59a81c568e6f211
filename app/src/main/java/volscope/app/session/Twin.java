package volscope.app.session;

import java.util.ArrayList;
import java.util.List;
import volscope.app.lesson.Branch;
import volscope.app.lesson.Judge;
import volscope.app.lesson.Ran;
import volscope.model.machine.Machine;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/** The machine of another profile, on which every act of a lesson is played along. */
final class Twin {
    private final Machine machine;
    private final Judge judge;
    private final RevisionId beginning;
    /** What it gave, by the numbers of the acts. */
    private final List<Ran> runs;
    /** The last lines' outputs, by the same numbers. */
    private final List<String> said;

    private Twin(Machine machine, Judge judge, RevisionId beginning, List<Ran> runs, List<String> said) {
        this.machine = machine;
        this.judge = judge;
        this.beginning = beginning;
        this.runs = runs;
        this.said = said;
    }

    /** A twin on which the setup was played. */
    static Twin of(LessonStage.OnKernel stage) {
        Twin twin = new Twin(KnownRuns.of(stage.machine()), new Judge(stage.machine()), stage.beginning(), new ArrayList<>(),
                new ArrayList<>());
        RevisionId at = stage.beginning();
        for (Run run : stage.setup()) {
            twin.add(run, at);
            at = run.end();
        }
        return twin;
    }

    /** The same with so many acts played, to go on from there in another way. */
    Twin fork(int acts) {
        return new Twin(machine, judge, beginning, new ArrayList<>(runs.subList(0, acts)), new ArrayList<>(said.subList(0, acts)));
    }

    Judge judge() {
        return judge;
    }

    private void add(Run run, RevisionId before) {
        runs.add(new Ran(run.line(), before, run.steps(), run.exitCode()));
        said.add(run.text());
    }

    /** Plays what was not yet played. */
    private void follow(History history) {
        for (Act act : history.acts().subList(runs.size(), history.acts().size())) {
            RevisionId before = act.parent().isEmpty()
                    ? beginning
                    : left(runs.get(act.parent().getAsInt()), parent(history, act), act.before());
            add(machine.run(before, act.line()), before);
        }
    }

    private static Act parent(History history, Act act) {
        return history.acts().get(act.parent().orElseThrow());
    }

    /** Where a run is left when the act it goes with is left at a revision: at its end, or as many steps from its beginning. */
    private static RevisionId left(Ran run, Act act, RevisionId at) {
        return cut(run, act, at).end();
    }

    private static Ran cut(Ran run, Act act, RevisionId at) {
        int steps = act.run().steps().indexOf(at) + 1;
        return steps == act.run().steps().size()
                ? run
                : new Ran(run.line(), run.before(), run.steps().subList(0, Math.min(steps, run.steps().size())), run.exitCode());
    }

    /** The branch that a history's head is on, as it went here. */
    Branch branch(History history, int floor) {
        follow(history);
        List<Ran> ran = new ArrayList<>();
        List<Act> path = history.path();
        for (int i = 0; i < path.size(); i++) {
            RevisionId at = i + 1 < path.size() ? path.get(i + 1).before() : history.head();
            ran.add(cut(runs.get(path.get(i).number()), path.get(i), at));
        }
        List<RevisionId> session = new ArrayList<>(List.of(floor == 0 ? beginning : runs.get(floor - 1).end()));
        runs.stream().skip(floor).forEach(one -> session.addAll(one.steps()));
        return new Branch(ran, ran.isEmpty() ? beginning : ran.getLast().end(), session);
    }

    /** How an act ended here: its exit code, and what it said. */
    Learning.Alike alike(String kernel, History history, Act act) {
        follow(history);
        return new Learning.Alike(kernel, runs.get(act.number()).exitCode(), said.get(act.number()));
    }
}
