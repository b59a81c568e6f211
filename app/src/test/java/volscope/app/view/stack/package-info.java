/** The stack, on fake machines. */
@NullMarked
package volscope.app.view.stack;

import org.jspecify.annotations.NullMarked;
