package volscope.sim.dm.target;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import volscope.sim.dm.Arguments;
import volscope.sim.dm.TargetError;

/**
 * What a flakey target does while it is down.
 *
 * @param writes
 *            what becomes of writes
 * @param corruption
 *            the byte that is damaged
 */
public record FlakeyFeatures(Writes writes, Optional<Corruption> corruption) {

    private static final String COUNT = "Invalid number of feature args";
    private static final int MOST = 6;

    /** What becomes of writes while the target is down. */
    public enum Writes {
        /** They fail if nothing else is asked for. */
        USUAL, DROPPED, FAILED
    }

    /**
     * A byte of each bio that is damaged.
     *
     * @param byteNumber
     *            which, from 1
     * @param direction
     *            {@code r} or {@code w}
     * @param value
     *            what it becomes
     * @param flags
     *            flags that a bio must have
     */
    public record Corruption(long byteNumber, String direction, int value, long flags) {

        @Override
        public String toString() {
            return "corrupt_bio_byte " + byteNumber + " " + direction + " " + value + " " + flags;
        }
    }

    /** Whether everything fails while it is down. */
    public boolean isNone() {
        return writes == Writes.USUAL && corruption.isEmpty();
    }

    /** {@code 1 error_writes }, with a blank behind each word. */
    @Override
    public String toString() {
        int count = (writes == Writes.USUAL ? 0 : 1) + (corruption.isPresent() ? 5 : 0);
        String word = switch (writes) {
            case USUAL -> "";
            case DROPPED -> "drop_writes ";
            case FAILED -> "error_writes ";
        };
        return count + " " + word + corruption.map(c -> c + " ").orElse("");
    }

    /** Reads the words behind the intervals: a count and so many words. */
    static FlakeyFeatures parse(List<String> words) {
        if (words.isEmpty()) {
            return new FlakeyFeatures(Writes.USUAL, Optional.empty());
        }
        long count = number(words.get(0), 0, MOST, COUNT);
        if (count > words.size() - 1) {
            throw TargetError.invalid(COUNT);
        }
        Deque<String> rest = new ArrayDeque<>(words.subList(1, 1 + (int) count));
        FlakeyFeatures features = new FlakeyFeatures(Writes.USUAL, Optional.empty());
        while (!rest.isEmpty()) {
            features = features.with(rest.pop().toLowerCase(Locale.ROOT), rest);
        }
        features.checkWrites();
        return features;
    }

    private FlakeyFeatures with(String word, Deque<String> rest) {
        return switch (word) {
            case "drop_writes" -> with(Writes.DROPPED, "drop_writes", "error_writes");
            case "error_writes" -> with(Writes.FAILED, "error_writes", "drop_writes");
            case "corrupt_bio_byte" -> new FlakeyFeatures(writes, Optional.of(corruption(rest)));
            default -> throw TargetError.invalid("Unrecognised flakey feature requested");
        };
    }

    private FlakeyFeatures with(Writes wanted, String word, String other) {
        if (writes == wanted) {
            throw TargetError.invalid("Feature " + word + " duplicated");
        }
        if (writes != Writes.USUAL) {
            throw TargetError.invalid("Feature " + word + " conflicts with feature " + other);
        }
        return new FlakeyFeatures(wanted, corruption);
    }

    private static Corruption corruption(Deque<String> rest) {
        if (rest.isEmpty()) {
            throw TargetError.invalid("Feature corrupt_bio_byte requires parameters");
        }
        long byteNumber = number(next(rest), 1, 0xffffffffL, "Invalid corrupt bio byte");
        String direction = next(rest).toLowerCase(Locale.ROOT);
        if (!direction.equals("r") && !direction.equals("w")) {
            throw TargetError.invalid("Invalid corrupt bio direction (r or w)");
        }
        long value = number(next(rest), 0, 255, "Invalid corrupt value to write into bio byte (0-255)");
        long flags = number(next(rest), 0, 0xffffffffL, "Invalid corrupt bio flags mask");
        return new Corruption(byteNumber, direction, (int) value, flags);
    }

    private static String next(Deque<String> rest) {
        return rest.isEmpty() ? "" : rest.pop();
    }

    static long number(String word, long least, long most, String reason) {
        OptionalLong number = Arguments.unsigned(word);
        if (number.isEmpty() || number.getAsLong() < least || number.getAsLong() > most) {
            throw TargetError.invalid(reason);
        }
        return number.getAsLong();
    }

    private void checkWrites() {
        boolean damagesWrites = corruption.filter(c -> c.direction().equals("w")).isPresent();
        if (damagesWrites && writes == Writes.DROPPED) {
            throw TargetError.invalid("drop_writes is incompatible with corrupt_bio_byte with the WRITE flag set");
        }
        if (damagesWrites && writes == Writes.FAILED) {
            throw TargetError.invalid("error_writes is incompatible with corrupt_bio_byte with the WRITE flag set");
        }
    }
}
