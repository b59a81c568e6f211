package volscope.sim.lvm.activate;

/** How many devices a command has suspended and not yet resumed. */
final class SuspendCount {

    private int count;

    void more() {
        count++;
    }

    void less() {
        count--;
    }

    boolean isZero() {
        return count == 0;
    }
}
