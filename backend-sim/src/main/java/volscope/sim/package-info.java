/** The simulated machine behind the ports of {@code volscope.model}: one immutable value, stepped, with history. */
@NullMarked
package volscope.sim;

import org.jspecify.annotations.NullMarked;
