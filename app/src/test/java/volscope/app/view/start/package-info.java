/** The start screen. */
@NullMarked
package volscope.app.view.start;

import org.jspecify.annotations.NullMarked;
