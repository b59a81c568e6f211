package volscope.sim.check.fuzz;

import java.util.List;
import java.util.OptionalLong;

/** A store that writes nothing down. */
final class NaiveTransient extends NaiveStore {

    private long nextFree;

    NaiveTransient(NaiveCow cow, long chunk, NaiveTable table) {
        super(cow, chunk, table);
    }

    @Override
    OptionalLong allocate() {
        if (nextFree + chunk > cow.sectors()) {
            return OptionalLong.empty();
        }
        nextFree += chunk;
        return OptionalLong.of(nextFree / chunk - 1);
    }

    @Override
    boolean isBroken() {
        return false;
    }

    @Override
    void settled(List<Pending> exceptions, boolean lasts) {
        // there is nothing to write
    }

    @Override
    void invalidate() {
        // nobody would read it
    }

    @Override
    String status() {
        return nextFree + "/" + cow.sectors() + " 0";
    }
}
