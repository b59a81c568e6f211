/** The numbers of a lesson: domains, expressions, and how a seed draws from them. */
@NullMarked
package volscope.app.lesson.seed;

import org.jspecify.annotations.NullMarked;
