/**
 * The language of the shell: the tree of a command line, the parser that makes it from text and the printer that makes text from it.
 *
 * <p>
 * Stands for dash's {@code parser.c}. It differs on purpose: there are no aliases, nesting has a limit, and {@code until} without
 * {@code do} is an ordinary command word, since the lab has a command of that name.
 */
@NullMarked
package volscope.sim.shell.syntax;

import org.jspecify.annotations.NullMarked;
