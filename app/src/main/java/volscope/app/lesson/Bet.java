package volscope.app.lesson;

import java.util.List;
import java.util.Optional;
import volscope.app.lesson.predicate.Formula;

/**
 * A question that is answered before something is played, or that is asked without a play.
 *
 * @param name
 *            its name in the lesson
 * @param ask
 *            the question, marked text
 * @param kind
 *            what is answered
 * @param subject
 *            what is counted, or the volume or file whose chunks or pages are marked; empty where there is none
 * @param answer
 *            how the truth is found
 * @param play
 *            the line that is played; empty where none is
 * @param mode
 *            what becomes of the play
 * @param source
 *            where the rule stands that a choice is right by; empty where it is measured
 * @param kernel
 *            the profile that it is about
 * @param variety
 *            whether its answer differs from seed to seed
 * @param scope
 *            whether it is asked once, or for each kernel
 */
public record Bet(String name, String ask, Kind kind, String subject, Answer answer, String play, Mode mode, String source, String kernel,
        Variety variety, Scope scope) {
    /** The choice that is always offered. */
    public static final String UNKNOWN = "unknown";

    /** What is answered. */
    public enum Kind {
        NUMBER, CHUNKS, PAGES, OBJECT, CHOICE
    }

    /** Whether answers differ from seed to seed. */
    public enum Variety {
        DIFFERS, CONSTANT
    }

    /** How often a question is asked. */
    public enum Scope {
        ONCE, EACH_KERNEL
    }

    /** What becomes of a play. */
    public enum Mode {
        /** It is run, and stays. */
        KEPT,
        /** It is run on the value, and thrown away. */
        TRIED,
        /** Nothing is played. */
        NONE
    }

    /** How the truth is found. */
    public sealed interface Answer {
    }

    /**
     * It is measured.
     *
     * @param measure
     *            what is measured
     */
    public record Measured(Measure measure) implements Answer {
    }

    /**
     * It is the name of a thing.
     *
     * @param object
     *            the name
     */
    public record Named(String object) implements Answer {
    }

    /**
     * It is one of several.
     *
     * @param choices
     *            all of them
     */
    public record Choices(List<Choice> choices) implements Answer {
    }

    /**
     * A choice.
     *
     * @param id
     *            its id
     * @param text
     *            what it says, marked text
     * @param formula
     *            what makes it right; empty for a rule that no machine shows
     * @param right
     *            whether it is the right one of such a rule
     */
    public record Choice(String id, String text, Optional<Formula> formula, Right right) {

        /** Whether it is right by what stands in the lesson. */
        public enum Right {
            BY_LESSON, BY_FORMULA, NO
        }

        boolean holds(Played play) {
            return formula.map(one -> one.judge(play.after()).isMet()).orElse(right == Right.BY_LESSON);
        }
    }

    /** Whether it is asked for each kernel of the lesson, and this is the one for its kernel. */
    public boolean isOnEachKernel() {
        return scope == Scope.EACH_KERNEL;
    }

    /** The choices; none where it is no choice. */
    public List<Choice> choices() {
        return answer instanceof Choices(List<Choice> choices) ? choices : List.of();
    }

    /** The truth after a play; empty where the machine can't tell, or where not exactly one choice is right. */
    public Optional<Reply> truth(Played play) {
        return switch (answer) {
            case Measured(Measure measure) -> measure.of(play);
            case Named(String object) -> Optional.of(Reply.choice(object));
            case Choices(List<Choice> choices) -> {
                List<Choice> right = choices.stream().filter(choice -> choice.holds(play)).toList();
                yield right.size() == 1 ? Optional.of(Reply.choice(right.getFirst().id())) : Optional.empty();
            }
        };
    }

    /** Whether its truth lies in the middle of its play, or of another line. */
    boolean isOfSteps() {
        return switch (answer) {
            case Measured(Measure measure) -> measure.isOfSteps();
            case Named same -> false;
            case Choices(List<Choice> choices) -> choices.stream().flatMap(choice -> choice.formula().stream())
                    .anyMatch(Formula::isOfSteps);
        };
    }

    /** Whether something was said that can be right. */
    public boolean isAnswered(Reply reply) {
        return switch (kind) {
            case NUMBER -> reply.number().isPresent();
            case CHUNKS, PAGES -> true;
            case OBJECT, CHOICE -> !reply.choice().isEmpty();
        };
    }
}
