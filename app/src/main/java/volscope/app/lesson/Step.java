package volscope.app.lesson;

import java.util.List;

/**
 * A step, numbers filled in.
 *
 * @param id
 *            its id
 * @param title
 *            its title
 * @param text
 *            its paragraphs, marked text
 * @param programs
 *            its programs
 * @param bets
 *            what is asked before a play
 * @param quizzes
 *            what is asked without one
 * @param goals
 *            what is to be reached
 * @param hints
 *            where to look, then which command; marked text
 * @param solution
 *            the lines that reach the goals
 * @param others
 *            lines that reach them in other ways
 * @param facts
 *            what is explained once the goals are met
 */
public record Step(String id, String title, List<String> text, List<Program> programs, List<Bet> bets, List<Bet> quizzes, List<Goal> goals,
        List<String> hints, List<String> solution, List<List<String>> others, List<Fact> facts) {
}
