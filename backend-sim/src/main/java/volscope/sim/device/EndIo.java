package volscope.sim.device;

import volscope.sim.kernel.Kernel;

/** What happens when a bio ends: a value, so that a bio on its way can be kept. */
public interface EndIo {

    /** Nobody waits. */
    EndIo NONE = new EndIo() {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            // a bio without an owner
        }

        @Override
        public String toString() {
            return "nobody";
        }
    };

    /**
     * The bio has ended.
     *
     * @param data
     *            what a successful read gave, of the bio's length; empty otherwise
     */
    void ended(Kernel kernel, Bio bio, Status status, Data data);
}
