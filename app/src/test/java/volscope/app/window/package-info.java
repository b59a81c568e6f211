/** A window that is open, for tests that look at it and act in it. */
@NullMarked
package volscope.app.window;

import org.jspecify.annotations.NullMarked;
