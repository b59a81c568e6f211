package volscope.app.lesson.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import volscope.app.lesson.file.Block;
import volscope.app.lesson.file.Section;

/**
 * A step that is being written.
 *
 * @param id
 *            its id
 * @param title
 *            its title
 * @param text
 *            what is shown, Markdown
 * @param pieces
 *            its blocks, in order; none of them empty
 */
public record DraftStep(String id, String title, String text, List<Piece> pieces) {

    public DraftStep {
        text = Draft.prose(text);
        pieces = pieces.stream().filter(piece -> !piece.lines().isEmpty()).toList();
    }

    static DraftStep of(Section section) {
        return new DraftStep(section.id(), section.title().text(), Draft.prose(section), section.blocks().stream().map(Piece::of).toList());
    }

    /** The same with another title. */
    public DraftStep titled(String next) {
        return new DraftStep(id, Draft.oneLine(next), text, pieces);
    }

    /** The same with another text. */
    public DraftStep saying(String next) {
        return new DraftStep(id, title, next, pieces);
    }

    /** Its blocks of a kind. */
    public List<Piece> pieces(Block.Kind kind) {
        return pieces.stream().filter(piece -> piece.kind() == kind).toList();
    }

    private Stream<String> lines(Block.Kind kind) {
        return pieces(kind).stream().flatMap(piece -> piece.lines().stream()).filter(line -> !line.isBlank());
    }

    /** Its goals. */
    public List<String> goals() {
        return lines(Block.Kind.GOAL).toList();
    }

    /** The lines of its solution. */
    public List<String> solution() {
        return pieces.stream().filter(piece -> piece.kind() == Block.Kind.SOLUTION && !piece.name().equals(Piece.OTHER))
                .flatMap(piece -> piece.lines().stream()).filter(line -> !line.isBlank()).toList();
    }

    /** Its other way, as a text; empty where it has none. */
    public String other() {
        return pieces.stream().filter(piece -> piece.is(Block.Kind.SOLUTION, Piece.OTHER)).map(Piece::text).findFirst().orElse("");
    }

    /** Its hints, each as a text. */
    public List<String> hints() {
        return pieces(Block.Kind.HINT).stream().map(Piece::text).toList();
    }

    /** The same with other goals. */
    public DraftStep withGoals(List<String> goals) {
        return with(Block.Kind.GOAL, "", List.of(new Piece(Block.Kind.GOAL, "", List.copyOf(goals))));
    }

    /** The same with another solution. */
    public DraftStep withSolution(List<String> lines) {
        return with(Block.Kind.SOLUTION, "", List.of(new Piece(Block.Kind.SOLUTION, "", List.copyOf(lines))));
    }

    /** The same with another way. */
    public DraftStep withOther(String lines) {
        return with(Block.Kind.SOLUTION, Piece.OTHER, List.of(Piece.of(Block.Kind.SOLUTION, Piece.OTHER, lines)));
    }

    /** The same with other hints. */
    public DraftStep withHints(List<String> hints) {
        return with(Block.Kind.HINT, "", hints.stream().map(hint -> Piece.of(Block.Kind.HINT, "", hint)).toList());
    }

    /** The same with a block in place of one of its own; nothing takes it away. */
    public DraftStep replacing(Piece old, Piece next) {
        return new DraftStep(id, title, text, pieces.stream().map(piece -> piece == old ? next : piece).toList());
    }

    /** The same with one block more. */
    public DraftStep plus(Piece piece) {
        List<Piece> more = new ArrayList<>(pieces);
        more.add(rank(piece), piece);
        return new DraftStep(id, title, text, more);
    }

    /** Blocks of a kind stand together, the kinds in the order in which a learner meets them. */
    private int rank(Piece piece) {
        return (int) pieces.stream().filter(one -> turn(one.kind()) <= turn(piece.kind())).count();
    }

    private static int turn(Block.Kind kind) {
        return switch (kind) {
            case SEED, SETUP, DO -> 0;
            case PREDICT -> 1;
            case GOAL -> 2;
            case HINT -> 3;
            case SOLUTION -> 4;
            case EXPLAIN, QUIZ -> 5;
        };
    }

    private DraftStep with(Block.Kind kind, String name, List<Piece> next) {
        DraftStep without = new DraftStep(id, title, text,
                pieces.stream().filter(piece -> piece.kind() != kind || kind == Block.Kind.SOLUTION && !piece.name().equals(name))
                        .toList());
        for (Piece piece : next) {
            without = without.plus(piece);
        }
        return without;
    }

    /** This and the next step as one. */
    public DraftStep joined(DraftStep next) {
        DraftStep joined = saying(text + (text.isEmpty() || next.text.isEmpty() ? "" : "\n\n") + next.text);
        List<String> goals = new ArrayList<>(goals());
        next.goals().stream().filter(goal -> !goals.contains(goal)).forEach(goals::add);
        List<String> solution = new ArrayList<>(solution());
        solution.addAll(next.solution());
        List<String> hints = new ArrayList<>(hints());
        for (int i = 0; i < next.hints().size(); i++) {
            String hint = next.hints().get(i);
            if (i < hints.size()) {
                hints.set(i, hints.get(i).equals(hint) ? hint : hints.get(i) + " " + hint);
            } else {
                hints.add(hint);
            }
        }
        joined = joined.withGoals(goals).withSolution(solution).withHints(hints);
        for (Piece piece : next.pieces) {
            if (piece.kind() != Block.Kind.GOAL && piece.kind() != Block.Kind.HINT && !piece.is(Block.Kind.SOLUTION, "")) {
                joined = joined.plus(piece);
            }
        }
        return joined;
    }
}
