package volscope.sim.lvm.activate;

/** How many devices a command has suspended and not yet resumed. */
final class SuspendCount {

    private int count;

    void more() {
        count++;
    }

    /** One less; false if none was left, which is so where another command suspended a device. */
    boolean less() {
        if (count == 0) {
            return false;
        }
        count--;
        return true;
    }

    boolean isZero() {
        return count == 0;
    }
}
