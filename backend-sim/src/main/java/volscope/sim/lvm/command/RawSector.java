package volscope.sim.lvm.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import volscope.sim.lvm.metadata.LvmCrc;

/**
 * A sector as it is, right or damaged, whose numbers are read where they should stand.
 *
 * @param at
 *            where it starts on its device, in bytes
 * @param bytes
 *            what it holds
 */
record RawSector(long at, byte[] bytes) {

    private ByteBuffer numbers() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    long number(int place) {
        return numbers().getLong(place);
    }

    int word(int place) {
        return numbers().getInt(place);
    }

    void put(int place, int word) {
        numbers().putInt(place, word);
    }

    void put(int place, long number) {
        numbers().putLong(place, number);
    }

    void put(int place, String characters) {
        System.arraycopy(characters.getBytes(ISO_8859_1), 0, bytes, place, characters.length());
    }

    /** The characters at a place, with a question mark for each that can't be printed. */
    String text(int place, int length) {
        return characters(place, length).replaceAll("[^ -~]", "?");
    }

    String characters(int place, int length) {
        return new String(bytes, place, length, ISO_8859_1);
    }

    boolean has(int place, byte[] wanted) {
        return Arrays.equals(Arrays.copyOfRange(bytes, place, place + wanted.length), wanted);
    }

    /** The checksum of all from a place on. */
    int crc(int from) {
        return LvmCrc.of(bytes, from, bytes.length);
    }

    /** Bytes in hexadecimal, small ones in one digit. */
    static String hex(byte[] some) {
        StringBuilder hex = new StringBuilder("0x");
        for (byte one : some) {
            hex.append(Integer.toHexString(one & 0xff));
        }
        return hex.toString();
    }

    String hex(int place, int length) {
        return hex(Arrays.copyOfRange(bytes, place, place + length));
    }
}
