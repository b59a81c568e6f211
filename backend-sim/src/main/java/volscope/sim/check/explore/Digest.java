package volscope.sim.check.explore;

import java.util.Arrays;

/**
 * Takes in what a value says, part by part, and gives its {@link Summary}. Parts are put so that two values that say different things never
 * put the same.
 */
abstract class Digest {

    private static final long NUMBER = 0x6e756d6265720001L;

    private long[] numbers = new long[8];
    private int count;

    /** Starts anew. */
    void start() {
        count = 0;
    }

    /** Puts 64 bits. */
    abstract void put(long bits);

    /** The bits of what was put. */
    abstract Summary finish(long[] named);

    /** Puts a number that a machine handed out: which one it is does not matter, but whether it is the same as another. */
    void putNumber(long number) {
        put(NUMBER);
        put(place(number));
    }

    private int place(long number) {
        for (int i = 0; i < count; i++) {
            if (numbers[i] == number) {
                return i;
            }
        }
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count] = number;
        return count++;
    }

    /** Puts a part that has been summed up. */
    void put(Summary part) {
        put(part.high());
        put(part.low());
        for (long number : part.numbers()) {
            put(place(number));
        }
    }

    /** Puts a part that has been summed up, with its numbers as they are. */
    void putVery(Summary part) {
        put(part.high());
        put(part.low());
        for (long number : part.numbers()) {
            put(number);
        }
    }

    /** Puts a text. */
    void put(String text) {
        int length = text.length();
        put(length);
        long bits = 0;
        for (int i = 0; i < length; i++) {
            bits = bits << 16 | text.charAt(i);
            if ((i & 3) == 3 || i == length - 1) {
                put(bits);
                bits = 0;
            }
        }
    }

    /** What was put since the start. */
    Summary finish() {
        return finish(count == 0 ? Summary.NO_NUMBERS : Arrays.copyOf(numbers, count));
    }
}
