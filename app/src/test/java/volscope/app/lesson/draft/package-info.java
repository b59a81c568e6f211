/** Tests of lessons that are being written. */
@NullMarked
package volscope.app.lesson.draft;

import org.jspecify.annotations.NullMarked;
