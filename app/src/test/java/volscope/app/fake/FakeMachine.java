package volscope.app.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import volscope.model.explain.Explanation;
import volscope.model.machine.Cause;
import volscope.model.machine.Difference;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.Machine;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/** A machine whose lines do what a function says. */
public final class FakeMachine implements Machine {
    private final BiFunction<FakeRevision, String, Answer> shell;
    private final Map<RevisionId, FakeRevision> revisions = new HashMap<>();
    private final Map<RevisionId, RevisionId> parents = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private int made = 1;

    /** What a line does. */
    public record Answer(String output, int exitCode, List<String> log, List<String> operations, Optional<String> waits,
            Optional<Explanation> explanation, List<UnaryOperator<FakeRevision>> effects) {

        public static Answer says(String output) {
            return new Answer(output, 0, List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(UnaryOperator.identity()));
        }

        public static Answer fails(String output, int exitCode) {
            return new Answer(output, exitCode, List.of(), List.of(), Optional.empty(), Optional.empty(),
                    List.of(UnaryOperator.identity()));
        }

        public Answer logging(String... texts) {
            return new Answer(output, exitCode, List.of(texts), operations, waits, explanation, effects);
        }

        public Answer asking(String... texts) {
            return new Answer(output, exitCode, log, List.of(texts), waits, explanation, effects);
        }

        public Answer waiting(String text) {
            return new Answer(output, exitCode, log, operations, Optional.of(text), explanation, effects);
        }

        public Answer because(Explanation why) {
            return new Answer(output, exitCode, log, operations, waits, Optional.of(why), effects);
        }

        /** The steps it makes, in order. */
        @SafeVarargs
        public final Answer doing(UnaryOperator<FakeRevision>... changes) {
            return new Answer(output, exitCode, log, operations, waits, explanation, List.of(changes));
        }
    }

    public FakeMachine(FakeRevision start, BiFunction<FakeRevision, String, Answer> shell) {
        this.shell = shell;
        revisions.put(start.id(), start);
    }

    /** The lines it was given, in order. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public RevisionId start() {
        return new RevisionId(0);
    }

    @Override
    public Run run(RevisionId at, String line) {
        lines.add(line);
        return preview(at, line);
    }

    @Override
    public Run preview(RevisionId at, String line) {
        Answer answer = shell.apply(at(at), line);
        List<RevisionId> steps = new ArrayList<>();
        RevisionId last = at;
        for (UnaryOperator<FakeRevision> effect : answer.effects()) {
            RevisionId next = new RevisionId(made++);
            revisions.put(next, effect.apply(at(last).quiet()).after(next, line));
            parents.put(next, last);
            steps.add(next);
            last = next;
        }
        return new Run(line, steps, answer.output().getBytes(StandardCharsets.UTF_8), answer.exitCode(), answer.log(),
                answer.operations(), answer.waits(), answer.explanation(), List.of(), Optional.empty());
    }

    @Override
    public Revision revision(RevisionId id) {
        return at(id);
    }

    private FakeRevision at(RevisionId id) {
        return Objects.requireNonNull(revisions.get(id), () -> "no revision " + id);
    }

    @Override
    public Optional<RevisionId> parent(RevisionId id) {
        return Optional.ofNullable(parents.get(id));
    }

    @Override
    public List<RevisionId> children(RevisionId id) {
        return parents.entrySet().stream().filter(entry -> entry.getValue().equals(id)).map(Map.Entry::getKey).sorted().toList();
    }

    @Override
    public void fold(RevisionId checkpoint) {
        revisions.replaceAll((id, revision) -> id.compareTo(checkpoint) < 0 ? at(checkpoint) : revision);
    }

    @Override
    public void forget(Collection<RevisionId> forgotten) {
        revisions.keySet().removeAll(forgotten);
    }

    @Override
    public Difference difference(RevisionId before, RevisionId after) {
        SequencedSet<String> then = new LinkedHashSet<>(paths(at(before)));
        SequencedSet<String> now = new LinkedHashSet<>(paths(at(after)));
        List<Difference.Change> volumes = new ArrayList<>();
        now.stream().filter(path -> !then.contains(path)).forEach(path -> volumes.add(new Difference.Change(path, Difference.Kind.ADDED)));
        then.stream().filter(path -> !now.contains(path))
                .forEach(path -> volumes.add(new Difference.Change(path, Difference.Kind.REMOVED)));
        return new Difference(volumes, List.of(), List.of(), List.of());
    }

    private static List<String> paths(FakeRevision revision) {
        return revision.volumeGroups().stream().flatMap(group -> group.volumes().stream()).map(LogicalVolumeInfo::path).toList();
    }

    @Override
    public List<Cause> why(RevisionId at, String device, long chunk) {
        return at(at).exceptions(device, chunk, chunk + 1).stream()
                .map(run -> new Cause(at, at(at).line().orElse(""), Cause.Kind.COPIED, device, chunk, run.slot())).toList();
    }

    @Override
    public List<String> complete(RevisionId at, String line, int cursor) {
        String word = line.substring(line.lastIndexOf(' ', cursor - 1) + 1, cursor);
        return List.of("lvchange", "lvcreate", "lvs", "vgcreate").stream().filter(name -> name.startsWith(word)).toList();
    }

    @Override
    public List<String> profiles() {
        return List.of("6.1", "dax-origin");
    }
}
