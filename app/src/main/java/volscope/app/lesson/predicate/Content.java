package volscope.app.lesson.predicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a volume holds, now or at the start. */
public record Content(String volume, When when) {
    private static final int PART = 1 << 20;

    /** When it is looked at. */
    public enum When {
        NOW, START
    }

    Moment moment(World world) {
        return when == When.START ? world.start() : world.now();
    }

    /** A part of it. What is compared with the start is compared again after each line, so the start is read once. */
    private Optional<byte[]> part(World world, long at, long length) {
        Moment moment = moment(world);
        return moment == world.start() ? moment.recall(volume, at, length) : moment.read(volume, at, length);
    }

    Words words() {
        return when == When.START ? Words.of("content.at-start", volume) : Words.as(volume);
    }

    /** The letters that bytes have, in the order of the alphabet. */
    public static List<String> letters(byte[] bytes) {
        BitSet values = new BitSet();
        for (byte one : bytes) {
            values.set(one & 0xff);
        }
        return values.stream().mapToObj(Content::letter).toList();
    }

    static String letter(int value) {
        return value > ' ' && value < 0x7f ? String.valueOf((char) value) : String.format("0x%02x", value);
    }

    /** {@code V same as W at start}: same length and bytes. */
    public record Same(Content left, Content right) implements Formula {
        @Override
        public Finding judge(World world) {
            Moment one = left.moment(world);
            Moment other = right.moment(world);
            OptionalLong length = one.bytesOf(left.volume);
            OptionalLong wanted = other.bytesOf(right.volume);
            if (length.isEmpty() || wanted.isEmpty()) {
                return Finding.missing(length.isEmpty() ? left.volume : right.volume);
            }
            if (length.getAsLong() != wanted.getAsLong()) {
                return Finding.of(false, Words.of("observed.size", length.getAsLong() / 512 + "s"));
            }
            return one.answer(new Question(this, other), () -> differing(world, length.getAsLong()))
                    .map(chunks -> Finding.of(chunks.isEmpty(), chunks.isEmpty()
                            ? Words.of("observed.same")
                            : Words.of("observed.chunks-differ", chunks.size(), Words.of("list.numbers", chunks))))
                    .orElseGet(() -> Finding.undefined(Words.of("observed.io-error")));
        }

        /** Which chunks differ from those of another moment. */
        private record Question(Same same, Moment other) {
        }

        /** The chunks that differ; empty if something can't be read. */
        private Optional<List<Long>> differing(World world, long length) {
            long chunk = Math.min(left.moment(world).chunkBytes(left.volume), right.moment(world).chunkBytes(right.volume));
            List<Long> chunks = new ArrayList<>();
            for (long at = 0; at < length; at += PART) {
                long part = Math.min(PART, length - at);
                Optional<byte[]> a = left.part(world, at, part);
                Optional<byte[]> b = right.part(world, at, part);
                if (a.isEmpty() || b.isEmpty()) {
                    return Optional.empty();
                }
                if (!Arrays.equals(a.get(), b.get())) {
                    compare(a.get(), b.get(), at, (int) chunk, chunks);
                }
            }
            return Optional.of(chunks);
        }

        private static void compare(byte[] a, byte[] b, long at, int chunk, List<Long> chunks) {
            for (int from = 0; from < a.length; from += chunk) {
                int to = Math.min(a.length, from + chunk);
                long number = (at + from) / chunk;
                if (!Arrays.equals(a, from, to, b, from, to) && !chunks.contains(number)) {
                    chunks.add(number);
                }
            }
        }

        @Override
        public Words sentence() {
            return Words.of("formula.same", left.words(), right.words());
        }

        @Override
        public Optional<Thing> thing() {
            return Optional.of(Thing.of(left.volume));
        }
    }
}
