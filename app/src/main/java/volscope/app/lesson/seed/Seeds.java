package volscope.app.lesson.seed;

import java.util.List;
import volscope.app.lesson.source.Fault;
import volscope.app.lesson.source.Line;
import volscope.app.lesson.source.Problem;

/** Draws the numbers of a lesson. */
public final class Seeds {
    private static final int TRIES = 1000;

    private final List<SeedLine> lines;

    private Seeds(List<SeedLine> lines) {
        this.lines = lines;
    }

    /** Reads a block of seed lines. */
    public static Seeds read(List<Line> block) {
        return new Seeds(block.stream().filter(line -> !line.text().isBlank()).map(SeedLine::read).toList());
    }

    /**
     * The numbers that a seed gives. Seed 0 takes every default.
     *
     * @param lesson
     *            the lesson's id
     */
    public Numbers draw(String lesson, long seed) {
        Draw draw = seed == 0 ? Draw.DEFAULTS : Draw.from(Stream.of(lesson, seed));
        for (int tries = seed == 0 ? 1 : TRIES; tries > 0; tries--) {
            Numbers numbers = Numbers.NONE;
            SeedLine failed = null;
            for (SeedLine line : lines) {
                if (line instanceof SeedLine.Where where && !where.holds(numbers)) {
                    failed = line;
                }
                numbers = line.add(numbers, draw);
            }
            if (failed == null) {
                return numbers;
            }
        }
        SeedLine condition = lines.stream().filter(SeedLine.Where.class::isInstance).findFirst().orElseThrow();
        throw Fault.at(condition.spot(), Problem.Kind.NO_NUMBERS, condition.spot().line());
    }
}
