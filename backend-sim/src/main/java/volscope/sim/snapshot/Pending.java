package volscope.sim.snapshot;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;

import volscope.sim.device.Bio;
import volscope.sim.profile.DaxRules.Revoke;
import volscope.sim.snapshot.PendingException.Stage;

/** The draft of a {@link PendingException}. */
final class Pending {

    final long chunk;
    final long slot;
    final long sequence;
    final Revoke writer;
    private Stage stage;
    private List<Bio> originBios;
    private List<Bio> snapshotBios;
    private @Nullable Bio fullBio;

    /** One that is just allocated. */
    Pending(long chunk, long slot, long sequence, Revoke writer) {
        this(new PendingException(chunk, slot, sequence, Stage.ALLOCATED, List.of(), List.of(), Optional.empty(), writer));
    }

    Pending(PendingException exception) {
        chunk = exception.chunk();
        slot = exception.slot();
        sequence = exception.sequence();
        writer = exception.writer();
        stage = exception.stage();
        originBios = exception.originBios();
        snapshotBios = exception.snapshotBios();
        fullBio = exception.fullBio().orElse(null);
    }

    PendingException publish() {
        return new PendingException(chunk, slot, sequence, stage, originBios, snapshotBios, Optional.ofNullable(fullBio), writer);
    }

    Stage stage() {
        return stage;
    }

    boolean isStarted() {
        return stage != Stage.ALLOCATED;
    }

    void go(Stage next) {
        stage = next;
    }

    /** Writes to the origin that wait for it. */
    List<Bio> originBios() {
        return originBios;
    }

    /** Writes to the snapshot that wait for it. */
    List<Bio> snapshotBios() {
        return snapshotBios;
    }

    /** The write to the snapshot that stands for the copy. */
    @Nullable
    Bio fullBio() {
        return fullBio;
    }

    void addOriginBio(Bio bio) {
        originBios = plus(originBios, bio);
    }

    void addSnapshotBio(Bio bio) {
        snapshotBios = plus(snapshotBios, bio);
    }

    private static List<Bio> plus(List<Bio> bios, Bio bio) {
        return bios.isEmpty() ? List.of(bio) : TreePVector.from(bios).plus(bio);
    }

    void startFull(Bio bio) {
        fullBio = bio;
        stage = Stage.COPYING;
    }
}
