package volscope.sim.lvm.command;

import java.util.List;

import volscope.sim.device.DevNo;
import volscope.sim.lvm.ondisk.Signatures;

/** Wipes others' marks from a device that lvm is about to use, asking first. */
final class Wiper {

    /** A snapshot store's mark needs no question. */
    private static final String STORE = "DM_snapshot_cow";

    private final LvmContext context;
    private final boolean asks;

    Wiper(LvmContext context) {
        this.context = context;
        this.asks = !context.saysYes() && context.force() == 0;
    }

    /**
     * A device.
     *
     * @param name
     *            how messages call it
     * @param dev
     *            its number
     * @param sectors
     *            its size
     */
    record Target(String name, DevNo dev, long sectors) {
    }

    /** Wipes all marks but those of some types. False: a person said no, or a mark is left. */
    boolean wipe(Target target, List<String> except) {
        List<Signatures.Signature> found = Signatures.find(context.sys(), target.dev(), target.sectors());
        int left = 0;
        for (Signatures.Signature signature : found) {
            if (!except.contains(signature.type()) && !wipe(target, signature)) {
                left++;
                break;
            }
        }
        if (left > 0) {
            context.log().error(left + " existing signature left on the device.");
        }
        return left == 0;
    }

    private boolean wipe(Target target, Signatures.Signature signature) {
        boolean store = signature.type().equals(STORE);
        if (asks && !store && !Prompt.confirms(context, "WARNING: " + signature.type() + " signature detected on " + target.name()
                + " at offset " + signature.offset() + ". Wipe it?")) {
            context.log().error("Aborted wiping of " + signature.type() + ".");
            return false;
        }
        String done = "Wiping " + signature.type() + " signature on " + target.name() + ".";
        if (store) {
            context.log().verbose(done);
        } else {
            context.log().print(done);
        }
        Signatures.wipe(context.sys(), target.dev(), signature);
        return true;
    }
}
