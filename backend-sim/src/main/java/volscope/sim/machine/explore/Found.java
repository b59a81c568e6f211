package volscope.sim.machine.explore;

import java.util.Arrays;
import java.util.Optional;

import volscope.sim.check.explore.Summary;

/** What some states of a layer lead to, in order; up to the first that breaks a rule. */
final class Found {

    private int[] parents = new int[64];
    private byte[] moves = new byte[64];
    private long[] bits = new long[128];
    private Node[] values = new Node[64];
    private int size;
    private long made;
    private Optional<Violation> violation = Optional.empty();

    /** Adds a state that may not have been met. */
    void add(int parent, int move, Node value, Summary meaning) {
        if (size == parents.length) {
            parents = Arrays.copyOf(parents, 2 * size);
            moves = Arrays.copyOf(moves, 2 * size);
            bits = Arrays.copyOf(bits, 4 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        parents[size] = parent;
        moves[size] = (byte) move;
        bits[2 * size] = meaning.high();
        bits[2 * size + 1] = meaning.low();
        values[size] = value;
        size++;
    }

    /** A move was made, wherever it led. */
    void made() {
        made++;
    }

    /** How many moves were made. */
    long allMade() {
        return made;
    }

    void end(Violation broken) {
        violation = Optional.of(broken);
    }

    int size() {
        return size;
    }

    int parent(int index) {
        return parents[index];
    }

    int move(int index) {
        return moves[index] & 0xff;
    }

    long high(int index) {
        return bits[2 * index];
    }

    long low(int index) {
        return bits[2 * index + 1];
    }

    Node value(int index) {
        return values[index];
    }

    Optional<Violation> violation() {
        return violation;
    }
}
