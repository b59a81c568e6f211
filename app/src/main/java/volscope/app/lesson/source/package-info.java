/** Where something stands in a lesson file, and what is wrong with it. */
@NullMarked
package volscope.app.lesson.source;

import org.jspecify.annotations.NullMarked;
