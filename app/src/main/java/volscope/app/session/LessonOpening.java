package volscope.app.session;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.SetupLine;
import volscope.app.session.LessonStart.BrokenSetup;
import volscope.app.session.LessonStart.NoMachine;
import volscope.app.session.LessonStart.NoNumbers;
import volscope.app.session.LessonStart.Started;
import volscope.model.event.Event;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.Machine;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.Opening;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.model.machine.SnapshotInfo;

/** Opens the machine of a lesson: places its programs, and runs its setup. */
record LessonOpening(MachineFactory factory, InstantSource clock) {

    private static final long USUAL_CHUNK = 8;

    /**
     * What opening gives.
     *
     * @param start
     *            whether it went well
     * @param state
     *            the lab; empty if not
     */
    record Result(LessonStart start, Optional<SessionState> state) {
        private static Result refused(LessonStart why) {
            return new Result(why, Optional.empty());
        }
    }

    Result open(Lesson lesson, long seed) {
        return switch (lesson.deal(seed)) {
            case Lesson.Misdealt misdealt -> Result.refused(new NoNumbers(misdealt.problems()));
            case Lesson.Dealt dealt -> open(dealt.exercise());
        };
    }

    private Result open(Exercise exercise) {
        return switch (factory.open(exercise.hardware(), Optional.of(exercise.head().kernels().getFirst()))) {
            case Opening.Refused refused -> Result.refused(new NoMachine(refused));
            case Opening.Lab lab -> open(exercise, lab.machine());
        };
    }

    /** The programs are there before the history begins: no act put them there. */
    private Result open(Exercise exercise, Machine machine) {
        RevisionId at = machine.start();
        for (String line : exercise.placing()) {
            Run run = machine.run(at, line);
            if (run.exitCode() != 0) {
                return Result.refused(broken(run));
            }
            at = run.end();
        }
        History history = History.startingAt(at);
        for (SetupLine line : exercise.setup()) {
            Run run = machine.run(history.head(), line.line());
            if (!line.isFineWith(run.exitCode())) {
                return Result.refused(broken(run));
            }
            history = history.with(new Act(history.nextNumber(), history.last(), history.head(), run, Act.Source.SCRIPT, clock.instant(),
                    machine::revision));
        }
        SessionState state = SessionState.of(exercise.head().title(), machine, history)
                .with(Learning.of(Attempt.starting(exercise, history.head()), plays(exercise, machine, history.head())));
        return new Result(new Started(exercise), Optional.of(state));
    }

    /** What the plays write, found by trying each. */
    private static List<Learning.Play> plays(Exercise exercise, Machine machine, RevisionId start) {
        List<Learning.Play> plays = new ArrayList<>();
        for (String line : exercise.bets().stream().map(Bet::play).filter(line -> !line.isEmpty()).distinct().toList()) {
            Revision before = machine.revision(start);
            List<Revision> steps = machine.preview(start, line).steps().stream().map(machine::revision).toList();
            before.volumeGroups().stream().flatMap(group -> group.volumes().stream()).forEach(volume -> {
                long sectors = before.snapshot(volume.device()).map(SnapshotInfo::chunkSectors).orElse(chunk(before, volume));
                List<Long> chunks = steps.stream().flatMap(step -> step.events().stream())
                        .filter(event -> event instanceof Event.Written write && write.device().equals(volume.device()))
                        .map(event -> ((Event.Written) event).sector() / sectors).toList();
                if (!chunks.isEmpty()) {
                    plays.add(new Learning.Play(line, volume.path(), chunks));
                }
            });
        }
        return plays;
    }

    /** Sectors of a chunk of an origin: its smallest snapshot's. */
    private static long chunk(Revision before, LogicalVolumeInfo origin) {
        return before.volumeGroups().stream().flatMap(group -> group.volumes().stream())
                .filter(volume -> volume.group().equals(origin.group()) && volume.origin().filter(origin.name()::equals).isPresent())
                .flatMap(volume -> before.snapshot(volume.device()).stream()).mapToLong(SnapshotInfo::chunkSectors)
                .filter(sectors -> sectors > 0).min().orElse(USUAL_CHUNK);
    }

    private static BrokenSetup broken(Run run) {
        return new BrokenSetup(run.line(), run.exitCode(), run.text());
    }
}
