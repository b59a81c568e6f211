/**
 * The language awk: its tree, parser and interpreter.
 *
 * <p>
 * Stands for gawk. It differs on purpose: it starts no commands, {@code for (k in a)} goes in the order in which elements were made, and
 * its random numbers start with the same seed each time. A library was measured against this: the one that could be had runs commands and
 * opens files of the host from inside a script, so it cannot be handed to a simulated machine.
 */
@NullMarked
package volscope.sim.shell.awk;

import org.jspecify.annotations.NullMarked;
