/**
 * Correctness by reference: a naive machine that copies the whole origin when a snapshot becomes active and obeys every rule in the most
 * obvious way, random sequences of commands that run on it and on the simulated kernel, and the search for the shortest script that shows
 * a difference.
 *
 * <p>
 * Sequences are about mapped devices, about the volumes of a group, or, where origins have DAX, about a file that tasks map directly and the
 * snapshots taken and removed meanwhile; for the latter the naive machine is a letter for each page and a copy of them for each snapshot.
 *
 * <p>
 * Stands for no part of the kernel. What the naive machine knows is what can be seen from outside: bytes, status lines, exit codes.
 */
@NullMarked
package volscope.sim.check.fuzz;

import org.jspecify.annotations.NullMarked;
