/**
 * The shell: takes a line and a shell's state, runs the commands in it against the machine, and gives the state after it.
 *
 * <p>
 * Stands for dash. It differs on purpose: the commands of a pipeline run one after the other, each on all that the one before wrote; a
 * job whose output goes into a pipe or a substitution runs at once; there is no {@code PATH} search but a table of programs; and what
 * sleeps is run again from its start on the journal of its calls, so that nothing here may depend on anything but the state, the line
 * and the results of calls.
 */
@NullMarked
package volscope.sim.shell;

import org.jspecify.annotations.NullMarked;
