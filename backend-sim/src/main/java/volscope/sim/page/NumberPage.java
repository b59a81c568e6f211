package volscope.sim.page;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/** A page of {@value #NUMBERS} little-endian 64-bit numbers that are computed when somebody looks. */
abstract sealed class NumberPage implements Page permits EntryPage, EntryRun {

    /** Numbers in a page. */
    static final int NUMBERS = SIZE / Long.BYTES;

    /** A byte repeated is this many times the byte. */
    private static final long EACH = 0x0101010101010101L;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The number at an index. */
    abstract long number(int index);

    /** All numbers of any page. */
    static long[] numbers(Page page) {
        byte[] bytes = Page.toArray(page);
        long[] numbers = new long[NUMBERS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (long) LONG.get(bytes, i * Long.BYTES);
        }
        return numbers;
    }

    /** Whether a page holds the same, whatever its form. */
    boolean hasContent(Page page) {
        return switch (page) {
            case NumberPage other -> hasNumbers(other);
            case Fill fill -> hasNumbers((fill.value() & 0xff) * EACH);
            default -> page.matches(0, Page.toArray(this), 0, SIZE);
        };
    }

    private boolean hasNumbers(NumberPage other) {
        for (int i = 0; i < NUMBERS; i++) {
            if (number(i) != other.number(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasNumbers(long same) {
        for (int i = 0; i < NUMBERS; i++) {
            if (number(i) != same) {
                return false;
            }
        }
        return true;
    }

    @Override
    public final byte at(int offset) {
        return (byte) (number(Objects.checkIndex(offset, SIZE) / Long.BYTES) >>> offset % Long.BYTES * Byte.SIZE);
    }

    @Override
    public void copyTo(int from, byte[] target, int at, int length) {
        Objects.checkFromIndexSize(from, length, SIZE);
        for (int done = 0; done < length;) {
            int offset = from + done;
            if (offset % Long.BYTES == 0 && length - done >= Long.BYTES) {
                LONG.set(target, at + done, number(offset / Long.BYTES));
                done += Long.BYTES;
            } else {
                target[at + done] = at(offset);
                done++;
            }
        }
    }

    @Override
    public final boolean matches(int from, byte[] other, int at, int length) {
        Objects.checkFromIndexSize(from, length, SIZE);
        for (int done = 0; done < length;) {
            int offset = from + done;
            boolean whole = offset % Long.BYTES == 0 && length - done >= Long.BYTES;
            if (whole ? number(offset / Long.BYTES) != (long) LONG.get(other, at + done) : at(offset) != other[at + done]) {
                return false;
            }
            done += whole ? Long.BYTES : 1;
        }
        return true;
    }
}
