package volscope.app.lesson.draft;

import java.util.List;
import volscope.app.lesson.file.Block;
import volscope.app.lesson.source.Problem;

/**
 * The text of a lesson file, and where each of its lines comes from.
 *
 * @param text
 *            the text
 * @param places
 *            the field of each line
 */
public record Written(String text, List<Place> places) {

    /** The field at which a problem is to be told. */
    public Place place(Problem problem) {
        Place there = places.get(Math.clamp(problem.spot().line() - 1, 0, places.size() - 1));
        return switch (problem.kind()) {
            case MISSING_FIELD -> Place.head(problem.arguments().getFirst());
            case WRONG_ID -> Place.head("lesson");
            case ENDLESS, NOT_REPEATABLE, NO_MACHINE -> Place.head("kernel");
            case HINTS -> new Place(there.step(), Block.Kind.HINT.word(), 0);
            case NO_OTHER_WAY -> new Place(Math.max(0, there.step()), Place.OTHER, 0);
            case SOLVED_AT_START, SOLVED_BY_PLAYING -> places.stream().filter(place -> place.field().equals(Block.Kind.GOAL.word()))
                    .findFirst().orElse(new Place(0, Block.Kind.GOAL.word(), 0));
            default -> there;
        };
    }
}
