/**
 * What teachers do with lessons without a window: checking that a lesson is valid, grading hand-ins, and making the folder
 * of a class. Everything is played by {@link volscope.app.session.Rehearsal}, the same steps as in a window.
 */
@NullMarked
package volscope.app.teach;

import org.jspecify.annotations.NullMarked;
