package volscope.app.lesson.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import volscope.app.lesson.draft.LinePiece.Kind;
import volscope.app.lesson.file.Block;
import volscope.app.lesson.seed.Reserved;

/** Makes a number of a command a variable, and a variable a number again. */
public final class Picking {
    private static final Pattern SECTOR = Pattern.compile("\\s*sec\\s+[rw]\\s+(?:/dev/)?(\\S+)\\s+$");
    private static final Pattern IN_CHUNKS = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)\\*(\\d+)}");
    private static final Pattern PLAIN = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");
    private static final List<String> FOR_CHUNKS = List.of("c", "d", "e", "f", "g", "h");
    private static final List<String> FOR_NUMBERS = List.of("n", "m", "k", "j", "p", "q");
    private static final List<String> FOR_LETTERS = List.of("b", "x", "y", "z", "w", "v");
    private static final int LETTERS = 4;

    private final Draft draft;
    private final ToLongFunction<String> chunkSectors;
    private final ToLongFunction<String> chunks;

    /**
     * Picks in a draft.
     *
     * @param chunkSectors
     *            how many sectors a chunk of a volume has
     * @param chunks
     *            how many chunks a volume has; 0 where that is not known
     */
    public Picking(Draft draft, ToLongFunction<String> chunkSectors, ToLongFunction<String> chunks) {
        this.draft = draft;
        this.chunkSectors = chunkSectors;
        this.chunks = chunks;
    }

    /** A number in a line becomes a variable, or a variable the number that it stands for by default. */
    public Draft pick(Place line, LinePiece piece) {
        String text = line(line);
        return switch (piece.kind()) {
            case WORDS -> draft;
            case HOLE -> unpicked(line, text, piece);
            case LETTER -> picked(line, text, piece, letter(piece.text()), name -> "{" + name + "}");
            case NUMBER -> number(line, text, piece);
        };
    }

    private String line(Place line) {
        return line.step() == Place.HEAD ? draft.setup().get(line.index()) : draft.steps().get(line.step()).solution().get(line.index());
    }

    private Draft with(Draft to, Place line, String text) {
        List<String> lines = new ArrayList<>(line.step() == Place.HEAD ? to.setup() : to.steps().get(line.step()).solution());
        lines.set(line.index(), text);
        return line.step() == Place.HEAD ? to.withSetup(lines) : to.with(line.step(), step -> step.withSolution(lines));
    }

    private Draft number(Place line, String text, LinePiece piece) {
        long number = Long.parseLong(piece.text());
        Matcher sector = SECTOR.matcher(text.substring(0, piece.at()));
        if (sector.matches()) {
            long unit = chunkSectors.applyAsLong(sector.group(1));
            if (unit > 1 && number % unit == 0) {
                long last = Math.max(number / unit, chunks.applyAsLong(sector.group(1)) - 1);
                return picked(line, text, piece, new Variable(free(FOR_CHUNKS), "0.." + last, Long.toString(number / unit)),
                        name -> "{" + name + "*" + unit + "}");
            }
        }
        Variable variable = new Variable(free(FOR_NUMBERS), Math.max(1, number / 2) + ".." + Math.max(2, number * 2), piece.text());
        return picked(line, text, piece, variable, name -> "{" + name + "}");
    }

    /** Letters that the setup does not write. */
    private Variable letter(String now) {
        String written = draft.setup().stream().flatMap(one -> LinePiece.of(one).stream()).filter(one -> one.kind() == Kind.LETTER)
                .map(LinePiece::text).collect(Collectors.joining());
        String others = "BCDEFGHKLMNPQRSTUVWZ".chars().mapToObj(Character::toString)
                .filter(one -> !one.equals(now) && !written.contains(one))
                .limit(LETTERS - 1L).collect(Collectors.joining(","));
        return new Variable(free(FOR_LETTERS), "{" + now + "," + others + "}", now);
    }

    /** A variable that stands for the same is taken again. */
    private Draft picked(Place line, String text, LinePiece piece, Variable variable, UnaryOperator<String> hole) {
        Optional<Variable> same = variables()
                .filter(one -> one.byDefault().equals(variable.byDefault()) && isUsedAs(one, hole.apply(one.name())))
                .findFirst();
        Draft next = with(draft, line, piece.replacedIn(text, hole.apply(same.orElse(variable).name())));
        return same.isPresent() ? next : next.withSeed(Stream.concat(draft.seed().stream(), Stream.of(variable.written())).toList());
    }

    private boolean isUsedAs(Variable variable, String hole) {
        return commands(draft).anyMatch(line -> line.contains(hole)) && variable.name().length() < hole.length();
    }

    private static Stream<String> commands(Draft draft) {
        return Stream.concat(draft.setup().stream(), draft.solution().stream());
    }

    private Stream<Variable> variables() {
        return draft.seed().stream().flatMap(line -> Variable.read(line).stream());
    }

    private String free(List<String> names) {
        List<String> taken = draft.seed().stream().map(line -> line.strip().split("[\\s=]", 2)[0]).toList();
        return Stream.concat(names.stream(), Stream.iterate(1, i -> i + 1).map(i -> names.getFirst() + i))
                .filter(name -> !taken.contains(name) && !Reserved.WORDS.contains(name)).findFirst().orElseThrow();
    }

    private Draft unpicked(Place line, String text, LinePiece piece) {
        Matcher inChunks = IN_CHUNKS.matcher(piece.text());
        Matcher plain = PLAIN.matcher(piece.text());
        boolean ofChunks = inChunks.matches();
        String name = ofChunks ? inChunks.group(1) : plain.matches() ? plain.group(1) : "";
        Optional<Variable> variable = variables().filter(one -> one.name().equals(name)).findFirst();
        if (variable.isEmpty() || variable.get().byDefault().isEmpty()) {
            return draft;
        }
        String value = ofChunks && variable.get().byDefault().matches("\\d{1,9}")
                ? Long.toString(Long.parseLong(variable.get().byDefault()) * Long.parseLong(inChunks.group(2)))
                : variable.get().byDefault();
        Draft next = with(draft, line, piece.replacedIn(text, value));
        boolean used = commands(next).anyMatch(one -> uses(one, name));
        return used ? next : settled(next, variable.get());
    }

    /** The name of a variable as a word in braces. */
    private static boolean uses(String text, String name) {
        return Pattern.compile("\\{[^{}]*\\b" + name + "\\b[^{}]*}").matcher(text).find();
    }

    /** A variable that no command has is no more: goals and texts have its number again. */
    private static Draft settled(Draft draft, Variable variable) {
        UnaryOperator<String> settle = text -> text.replace("{" + variable.name() + "}", variable.byDefault());
        List<String> seed = draft.seed().stream().filter(line -> !Objects.equals(line, variable.written())).toList();
        return draft.withSeed(seed).saying(settle.apply(draft.introduction()))
                .withSteps(draft.steps().stream().map(step -> settled(step, settle)).toList());
    }

    private static DraftStep settled(DraftStep step, UnaryOperator<String> settle) {
        return new DraftStep(step.id(), settle.apply(step.title()), settle.apply(step.text()), step.pieces().stream()
                .map(piece -> piece.kind() == Block.Kind.DO
                        ? piece
                        : new Piece(piece.kind(), piece.name(), piece.lines().stream().map(settle).toList()))
                .toList());
    }
}
