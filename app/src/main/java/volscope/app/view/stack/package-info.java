/** The stack: every mapped device with its tables, from file systems down to hardware, and what a refused line asked for beside it. */
@NullMarked
package volscope.app.view.stack;

import org.jspecify.annotations.NullMarked;
