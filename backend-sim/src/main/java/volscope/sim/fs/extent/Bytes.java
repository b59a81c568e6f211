package volscope.sim.fs.extent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers and text in arrays of bytes. */
final class Bytes {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle BIG_SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle BIG_LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {
    }

    static long get32(byte[] bytes, int at) {
        return Integer.toUnsignedLong((int) INT.get(bytes, at));
    }

    static void put32(byte[] bytes, int at, long value) {
        INT.set(bytes, at, (int) value);
    }

    static int get16(byte[] bytes, int at) {
        return Short.toUnsignedInt((short) SHORT.get(bytes, at));
    }

    static void put16(byte[] bytes, int at, int value) {
        SHORT.set(bytes, at, (short) value);
    }

    /** A number whose lower half is at one place and its upper 32 bits at another. */
    static long getSplit(byte[] bytes, int low, int high) {
        return get32(bytes, low) | get32(bytes, high) << 32;
    }

    static void putSplit(byte[] bytes, int low, int high, long value) {
        put32(bytes, low, value);
        put32(bytes, high, value >>> 32);
    }

    static int getBig16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    static long getBig64(byte[] bytes, int at) {
        return getBig32(bytes, at) << 32 | getBig32(bytes, at + 4);
    }

    static long getBig32(byte[] bytes, int at) {
        return Integer.toUnsignedLong((int) BIG_INT.get(bytes, at));
    }

    static void putBig16(byte[] bytes, int at, int value) {
        BIG_SHORT.set(bytes, at, (short) value);
    }

    static void putBig32(byte[] bytes, int at, long value) {
        BIG_INT.set(bytes, at, (int) value);
    }

    static void putBig64(byte[] bytes, int at, long value) {
        BIG_LONG.set(bytes, at, value);
    }

    /** Text of at most {@code max} bytes, up to the first zero. */
    static String getText(byte[] bytes, int at, int max) {
        int length = 0;
        while (length < max && bytes[at + length] != 0) {
            length++;
        }
        return new String(bytes, at, length, ISO_8859_1);
    }

    static void putText(byte[] bytes, int at, int max, String text) {
        byte[] raw = text.getBytes(ISO_8859_1);
        int length = Math.min(max, raw.length);
        System.arraycopy(raw, 0, bytes, at, length);
        Arrays.fill(bytes, at + length, at + max, (byte) 0);
    }
}
