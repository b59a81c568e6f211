/**
 * Lessons that are being written: their fields and blocks as values, the text that they make, which field each line of it comes from, and
 * what of a machine has changed, in the words of goals. Predicates are read and judged by {@link volscope.app.lesson.predicate} alone.
 */
@NullMarked
package volscope.app.lesson.draft;

import org.jspecify.annotations.NullMarked;
