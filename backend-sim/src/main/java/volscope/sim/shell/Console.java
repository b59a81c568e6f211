package volscope.sim.shell;

import volscope.sim.kernel.Input;
import volscope.sim.kernel.Output;

/**
 * What a line is handed to read from and write to.
 *
 * @param in
 *            standard input
 * @param out
 *            standard output
 * @param err
 *            standard error
 */
record Console(Input in, Output out, Output err) {

    /** Nothing to read, and one place for all output. */
    static Console of(Output out) {
        return new Console(Input.EMPTY, out, out);
    }
}
