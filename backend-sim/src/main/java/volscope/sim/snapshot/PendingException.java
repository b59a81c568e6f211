package volscope.sim.snapshot;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.Bio;
import volscope.sim.profile.DaxRules.Revoke;

/**
 * An exception on its way: a chunk of the store is allocated, and its data or its metadata are not there yet.
 *
 * @param chunk
 *            the origin's chunk
 * @param slot
 *            the store's chunk
 * @param sequence
 *            its place in the order of allocation
 * @param stage
 *            how far it is
 * @param originBios
 *            writes to the origin that wait for it
 * @param snapshotBios
 *            writes to the snapshot that wait for it, already sent to the store's chunk
 * @param fullBio
 *            a write to the snapshot of the whole chunk, which stands for the copy
 * @param writer
 *            whose write needs it
 */
public record PendingException(long chunk, long slot, long sequence, Stage stage, List<Bio> originBios, List<Bio> snapshotBios,
        Optional<Bio> fullBio, Revoke writer) {

    /** How far an exception is. */
    public enum Stage {
        /** Only the store's chunk is allocated. */
        ALLOCATED,
        /** Data are being copied. */
        COPYING,
        /** Data are copied; earlier allocated ones go first. */
        COPIED,
        /** The copy failed; earlier allocated ones go first. */
        FAILED,
        /** The store is writing it down. */
        COMMITTING,
        /** It is complete, but reads of the origin's chunk have to end first. */
        DRAINING
    }
}
