package volscope.sim.page;

/** Bytes that never change and are worked out when asked for: what pages and files can point into instead of holding them. */
public interface Content {

    /** How many bytes. */
    long length();

    /** Copies bytes {@code from} to {@code from + count - 1} to {@code into[at]} and following; all of them exist. */
    void copyTo(long from, byte[] into, int at, int count);

    /** The same with zeros behind the end. */
    default void copyPadded(long from, byte[] into, int at, int count) {
        int there = (int) Math.max(0, Math.min(count, length() - from));
        if (there > 0) {
            copyTo(from, into, at, there);
        }
        java.util.Arrays.fill(into, at + there, at + count, (byte) 0);
    }
}
