package volscope.app.view.acts;

import volscope.app.session.Facts;
import volscope.app.session.Ghost;

/**
 * What a line would do, and how things are.
 *
 * @param now
 *            how they are
 * @param ghost
 *            what it would do
 */
record Foreseen(Facts now, Ghost ghost) {

    /** How things would be. */
    Facts then() {
        return ghost.facts();
    }
}
