/** The command line, on fake machines. */
@NullMarked
package volscope.app.cli;

import org.jspecify.annotations.NullMarked;
