/** Benchmarks of the simulated machine, and the table that compares each with an anchor of the same run. */
@NullMarked
package volscope.sim.bench;

import org.jspecify.annotations.NullMarked;
