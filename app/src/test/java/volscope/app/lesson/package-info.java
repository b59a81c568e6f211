/** Tests of the lessons and their engine, on the simulator. */
@NullMarked
package volscope.app.lesson;

import org.jspecify.annotations.NullMarked;
