package volscope.app.view;

/**
 * An act on all of several things that are chosen in a panel.
 *
 * @param words
 *            what it does, with how many
 * @param line
 *            what it runs
 */
public record JointAct(String words, String line) {
}
