package volscope.app.lesson;

import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalInt;
import volscope.app.lesson.predicate.Formula;
import volscope.app.lesson.predicate.Formulas;
import volscope.app.lesson.predicate.Moment;
import volscope.app.lesson.predicate.World;
import volscope.app.lesson.seed.Numbers;
import volscope.app.lesson.source.Fault;
import volscope.app.lesson.source.Line;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Spot;
import volscope.app.text.Texts;
import volscope.model.machine.Conditions;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;

/** What goals are made of, asked of a machine at one time: {@code until snap1 is invalid}. */
public final class LessonConditions implements Conditions {
    private final Texts texts;

    /** Conditions that say in these texts what they do not understand. */
    @Inject
    public LessonConditions(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Reading read(String sentence) {
        Spot start = new Spot(1, 1);
        try {
            Formula formula = Formulas.read(new Line(sentence, start), Numbers.NONE);
            return formula.isTemporal()
                    ? new NotUnderstood(texts.get("condition.temporal"))
                    : new Read(revision -> formula.judge(new Now(revision)).isMet());
        } catch (Fault fault) {
            Problem problem = fault.problem();
            return new NotUnderstood(Texts.plain(texts.get("problem." + problem.kind(), problem.arguments().toArray())));
        }
    }

    /** A world that has this moment alone. */
    private record Now(Revision revision) implements World {
        @Override
        public Moment now() {
            return new Moment(revision);
        }

        @Override
        public Moment start() {
            return now();
        }

        @Override
        public List<RevisionId> branch() {
            return List.of(revision.id());
        }

        @Override
        public List<RevisionId> session() {
            return branch();
        }

        @Override
        public List<RevisionId> history() {
            return branch();
        }

        @Override
        public Revision revision(RevisionId id) {
            return revision;
        }

        @Override
        public World at(RevisionId other) {
            return this;
        }

        @Override
        public long commands() {
            return 0;
        }

        @Override
        public OptionalInt exitCode() {
            return OptionalInt.empty();
        }
    }
}
