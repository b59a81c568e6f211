package volscope.sim.device;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Something kept for each device, found by two loads from its number. */
public final class ByDevice<V> {

    private static final int FEW = 4;
    private static final int ROOM = 16;

    private int[] majors = new int[FEW];
    private @Nullable Object[][] rows = new Object[FEW][];
    private int count;

    /** What is kept for a device. */
    @SuppressWarnings("unchecked")
    @Nullable
    public V get(DevNo dev) {
        for (int i = 0; i < count; i++) {
            if (majors[i] == dev.major()) {
                return Integer.compareUnsigned(dev.minor(), rows[i].length) < 0 ? (V) rows[i][dev.minor()] : null;
            }
        }
        return null;
    }

    /** Keeps something, or with null nothing, for a device. */
    public void set(DevNo dev, @Nullable V value) {
        int row = row(dev.major());
        if (dev.minor() >= rows[row].length) {
            rows[row] = Arrays.copyOf(rows[row], dev.minor() + dev.minor() / 2 + ROOM);
        }
        rows[row][dev.minor()] = value;
    }

    private int row(int major) {
        for (int i = 0; i < count; i++) {
            if (majors[i] == major) {
                return i;
            }
        }
        if (count == majors.length) {
            majors = Arrays.copyOf(majors, 2 * count);
            rows = Arrays.copyOf(rows, 2 * count);
        }
        majors[count] = major;
        rows[count] = new Object[0];
        return count++;
    }
}
