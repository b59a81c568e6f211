package volscope.app.session;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.handin.HandIn;
import volscope.model.event.Event;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.Machine;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;
import volscope.model.machine.SnapshotInfo;

/** Opens the machines of a lesson. */
record LessonOpening(MachineFactory factory, InstantSource clock) {
    private static final long USUAL_CHUNK = 8;
    /** Of processor time, for what was handed in. */
    private static final double SECONDS = 10;

    /**
     * What came of it.
     *
     * @param start
     *            what is told
     * @param begun
     *            what has begun; empty where nothing has
     */
    record Result(LessonStart start, Optional<Begun> begun) {
        private static Result not(LessonStart why) {
            return new Result(why, Optional.empty());
        }
    }

    /**
     * A lesson that has begun.
     *
     * @param stage
     *            its machines
     * @param state
     *            the state of a session
     */
    record Begun(LessonStage stage, SessionState state) {
    }

    /** Sets the lesson up with the numbers of a seed. */
    Result open(Lesson lesson, long seed) {
        return switch (lesson.deal(seed)) {
            case Lesson.Misdealt misdealt -> Result.not(new LessonStart.NoNumbers(misdealt.problems()));
            case Lesson.Dealt dealt -> switch (LessonStage.open(factory, dealt.exercise())) {
                case LessonStage.Refused(LessonStart why) -> Result.not(why);
                case LessonStage.Ready(LessonStage stage) ->
                    new Result(new LessonStart.Started(dealt.exercise()), Optional.of(new Begun(stage, state(stage))));
            };
        };
    }

    /** Sets the lesson up, and does again what was handed in. */
    Result open(Lesson lesson, HandIn handIn) {
        Result start = open(lesson, handIn.seed());
        if (start.begun().isEmpty()) {
            return start;
        }
        LessonStage stage = start.begun().get().stage();
        try (Watchdog watchdog = new Watchdog(SECONDS)) {
            Rehearsal rehearsal = Rehearsal.of(stage, start.begun().get().state());
            return watchdog.within(() -> rehearsal.replay(handIn))
                    .map(replayed -> new Result(start.start(), Optional.of(new Begun(stage, rehearsal.state(replayed)))))
                    .orElseGet(() -> Result.not(new LessonStart.Endless()));
        }
    }

    /** The state of a session in which a lesson has begun. */
    private SessionState state(LessonStage stage) {
        SessionState bare = stage.state(clock.instant(), List.of());
        return stage.state(clock.instant(), plays(stage.exercise(), stage.first().machine(), bare.history().head()));
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
}
