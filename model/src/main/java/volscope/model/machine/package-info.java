/** The ports between whoever shows a machine and whoever simulates it, and the values that cross them. */
@NullMarked
package volscope.model.machine;

import org.jspecify.annotations.NullMarked;
