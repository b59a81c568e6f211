package volscope.sim.page;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/** A page of {@value #NUMBERS} little-endian 64-bit numbers that are computed when somebody looks. */
abstract sealed class NumberPage implements Page permits EntryPage, EntryRun {

    /** Numbers in a page. */
    static final int NUMBERS = SIZE / Long.BYTES;

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

    @Override
    public final byte at(int offset) {
        return (byte) (number(Objects.checkIndex(offset, SIZE) / Long.BYTES) >>> offset % Long.BYTES * Byte.SIZE);
    }

    @Override
    public final void copyTo(int from, byte[] target, int at, int length) {
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
        for (int i = 0; i < length; i++) {
            if (other[at + i] != at(from + i)) {
                return false;
            }
        }
        return true;
    }
}
