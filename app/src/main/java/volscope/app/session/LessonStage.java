package volscope.app.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.SetupLine;
import volscope.model.machine.Machine;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/**
 * The machines of a lesson, one for each of its profiles, with its programs in place and its setup played.
 *
 * @param exercise
 *            the lesson with its numbers
 * @param machines
 *            by profile; the first is looked at
 */
record LessonStage(Exercise exercise, Map<String, OnKernel> machines) {

    /** What setting up gives. */
    sealed interface Result {
    }

    /** Machines that are ready. */
    record Ready(LessonStage stage) implements Result {
    }

    /** Why there are none. */
    record Refused(LessonStart why) implements Result {
    }

    /**
     * A machine of one profile.
     *
     * @param machine
     *            the machine
     * @param beginning
     *            the revision before the setup: the programs are there before the history begins, no act put them there
     * @param setup
     *            what the lines of the setup gave
     */
    record OnKernel(Machine machine, RevisionId beginning, List<Run> setup) {
    }

    /** Sets a lesson up. */
    static Result open(MachineFactory factory, Exercise exercise) {
        Map<String, OnKernel> machines = new LinkedHashMap<>();
        for (String kernel : exercise.head().kernels()) {
            Optional<LessonStart> refused = switch (factory.open(exercise.hardware(), Optional.of(kernel))) {
                case Opening.Refused refusal -> Optional.of(new LessonStart.NoMachine(refusal));
                case Opening.Lab lab -> play(exercise, lab.machine(), kernel, machines);
            };
            if (refused.isPresent()) {
                return new Refused(refused.get());
            }
        }
        return new Ready(new LessonStage(exercise, machines));
    }

    private static Optional<LessonStart> play(Exercise exercise, Machine machine, String kernel, Map<String, OnKernel> machines) {
        RevisionId at = machine.start();
        for (String line : exercise.placing()) {
            Run run = machine.run(at, line);
            if (run.exitCode() != 0) {
                return Optional.of(broken(run));
            }
            at = run.end();
        }
        RevisionId beginning = at;
        List<Run> setup = new ArrayList<>();
        for (SetupLine line : exercise.setup()) {
            Run run = machine.run(at, line.line());
            if (!line.isFineWith(run.exitCode()) || run.waits().isPresent()) {
                return Optional.of(broken(run));
            }
            setup.add(run);
            at = run.end();
        }
        if (machine instanceof KnownRuns known) {
            known.keep(at);
        }
        machines.put(kernel, new OnKernel(machine, beginning, List.copyOf(setup)));
        return Optional.empty();
    }

    private static LessonStart broken(Run run) {
        return new LessonStart.BrokenSetup(run.line(), run.exitCode(), run.text());
    }

    /** The machine that is looked at. */
    OnKernel first() {
        return machines.values().iterator().next();
    }

    /** The state of a session in which the lesson has just begun. */
    SessionState state(Instant now, List<Learning.Play> plays) {
        Machine machine = first().machine();
        History history = History.startingAt(first().beginning());
        for (Run run : first().setup()) {
            history = history.with(
                    new Act(history.nextNumber(), history.last(), history.head(), run, Act.Source.SCRIPT, now, machine::revision));
        }
        return SessionState.of(exercise.head().title(), machine, history)
                .with(Learning.of(Attempt.starting(exercise, history.head()), plays, now));
    }
}
