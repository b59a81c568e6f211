/** Tests of lesson files. */
@NullMarked
package volscope.app.lesson.file;

import org.jspecify.annotations.NullMarked;
