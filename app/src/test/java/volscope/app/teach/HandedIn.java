package volscope.app.teach;

import java.util.List;
import java.util.SplittableRandom;
import volscope.app.lab.BadInput;
import volscope.app.lesson.Lesson;
import volscope.app.teach.Grade.Verdict;

/**
 * Makes hand-ins that are meant to get a verdict.
 *
 * @param grading
 *            makes those that are right
 * @param lesson
 *            an overflow that can be taken back
 */
public record HandedIn(Grading grading, String lesson) {
    private String text(long seed, List<String> lines) throws BadInput {
        return grading.handIn(grading.lesson(lesson), seed, "Ada, \"L\" <\u00e4>", lines).text();
    }

    /** The text of one. */
    public String made(Verdict verdict, long seed, SplittableRandom random) throws BadInput {
        String right = text(seed, ((Lesson.Dealt) grading.lesson(lesson).deal(seed)).exercise().solution());
        return switch (verdict) {
            case PASSED -> right;
            case OPEN -> text(seed, List.of("lvs", "run 08-one-more.lab"));
            // Who takes a line out breaks the chain, whatever the rest says.
            case EDITED -> right.replaceFirst("(?m)^2 undo.*\n", "");
            case FOREIGN -> right.replaceFirst("lesson 08-overflow 1", "lesson 08-overflow " + (2 + random.nextInt(5)));
            case DAMAGED -> right.substring(0, 200 + random.nextInt(Math.max(1, right.length() - 260)));
            case ENDLESS ->
                right.replaceFirst("(?m)^1 run .*", "1 run 0 while true; do cat /dev/zero | tr a b >/dev/null; done  0123456789abcdef");
        };
    }
}
