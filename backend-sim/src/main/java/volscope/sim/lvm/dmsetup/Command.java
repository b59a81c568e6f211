package volscope.sim.lvm.dmsetup;

import java.util.List;

/**
 * What one of dmsetup's commands does.
 *
 * @param repeat
 *            whether it is run once for each operand
 * @param action
 *            what is run
 */
record Command(Repeat repeat, Action action) {

    /** Whether a command is run once for each operand. */
    enum Repeat {
        NO, YES
    }

    /** What is run. */
    @FunctionalInterface
    interface Action {

        /**
         * Runs it.
         *
         * @param operands
         *            the operands from the one it is run for on
         * @return whether all went well
         */
        boolean run(Session session, List<String> operands);
    }
}
