/**
 * Correctness by reference: a naive machine that copies the whole origin when a snapshot becomes active and obeys every rule in the most
 * obvious way, random sequences of commands that run on it and on the simulated kernel, and the search for the shortest script that shows
 * a difference.
 *
 * <p>
 * Stands for no part of the kernel. What the naive machine knows is what can be seen from outside: bytes, status lines, exit codes.
 */
@NullMarked
package volscope.sim.check.fuzz;

import org.jspecify.annotations.NullMarked;
