/** Tests of the lesson in the window. */
@NullMarked
package volscope.app.view.lesson;

import org.jspecify.annotations.NullMarked;
