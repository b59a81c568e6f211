package volscope.sim.mm;

/**
 * A write fault that has begun and not ended: it keeps its file system from being frozen.
 *
 * @param task
 *            who faults
 * @param page
 *            where
 */
record WriteFault(String task, FilePage page) {
}
