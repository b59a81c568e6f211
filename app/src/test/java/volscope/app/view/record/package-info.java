/** Tests of the teacher's side in the window. */
@NullMarked
package volscope.app.view.record;

import org.jspecify.annotations.NullMarked;
