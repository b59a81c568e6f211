/** The lesson in the window: one card at a time, predictions before plays, goals that are judged as one goes, hints, what was so and why. */
@NullMarked
package volscope.app.view.lesson;

import org.jspecify.annotations.NullMarked;
