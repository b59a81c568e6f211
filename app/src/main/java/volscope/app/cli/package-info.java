/** The command line: a lab run without a window, and the doors to the window and the tour. */
@NullMarked
package volscope.app.cli;

import org.jspecify.annotations.NullMarked;
