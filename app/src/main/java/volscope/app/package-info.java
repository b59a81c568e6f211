/** The application's entry: it decides between the command line and the window. */
@NullMarked
package volscope.app;

import org.jspecify.annotations.NullMarked;
