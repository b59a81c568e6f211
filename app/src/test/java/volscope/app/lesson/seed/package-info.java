/** Tests of the numbers of lessons. */
@NullMarked
package volscope.app.lesson.seed;

import org.jspecify.annotations.NullMarked;
