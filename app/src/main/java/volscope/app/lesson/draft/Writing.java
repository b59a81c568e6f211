package volscope.app.lesson.draft;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import volscope.app.lesson.file.Block;

/** Writes a draft line by line, and remembers the field that each line comes from. */
final class Writing {
    private static final String FENCE = "```";

    private final List<String> lines = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    Written of(Draft draft) {
        line("---", Place.head("lesson"));
        draft.head().forEach((key, value) -> line(key + ": " + value, Place.head(key)));
        line("---", Place.head("lesson"));
        prose(draft.introduction(), Place.head(Place.TEXT));
        block(Block.Kind.SEED, "", draft.seed(), Place.HEAD, 0);
        block(Block.Kind.SETUP, "", draft.setup(), Place.HEAD, 0);
        for (int i = 0; i < draft.steps().size(); i++) {
            step(i, draft.steps().get(i));
        }
        return new Written(String.join("\n", lines) + "\n", List.copyOf(places));
    }

    private void line(String text, Place place) {
        lines.add(text);
        places.add(place);
    }

    private void prose(String text, Place place) {
        if (!text.isEmpty()) {
            text.lines().forEach(line -> line(line, place));
            line("", place);
        }
    }

    private void step(int number, DraftStep step) {
        line("## " + step.title() + " {#" + step.id() + "}", new Place(number, Place.TITLE, 0));
        prose(step.text(), new Place(number, Place.TEXT, 0));
        Map<Block.Kind, Integer> turns = new EnumMap<>(Block.Kind.class);
        for (Piece piece : step.pieces()) {
            block(piece.kind(), piece.name(), piece.lines(), number, turns.getOrDefault(piece.kind(), 0));
            boolean counted = piece.kind() == Block.Kind.GOAL || piece.is(Block.Kind.SOLUTION, "");
            turns.merge(piece.kind(), counted ? piece.lines().size() : 1, Integer::sum);
        }
        line("", new Place(number, Place.TITLE, 0));
    }

    /** Goals, numbers and lines that are run are fields each; of other blocks, each block is one. */
    private void block(Block.Kind kind, String name, List<String> content, int step, int first) {
        if (content.isEmpty()) {
            return;
        }
        boolean other = kind == Block.Kind.SOLUTION && name.equals(Piece.OTHER);
        boolean counted = switch (kind) {
            case GOAL, SEED, SETUP -> true;
            case SOLUTION -> !other;
            default -> false;
        };
        String field = other ? Place.OTHER : kind.word();
        int turn = other ? 0 : first;
        line(FENCE + kind.word() + (name.isEmpty() ? "" : " " + name), new Place(step, field, turn));
        for (int i = 0; i < content.size(); i++) {
            line(content.get(i), new Place(step, field, counted ? turn + i : turn));
        }
        line(FENCE, new Place(step, field, turn));
    }
}
