/** The window, with the mouse and by keys, on fake machines. */
@NullMarked
package volscope.app.shell;

import org.jspecify.annotations.NullMarked;
