package volscope.app.lesson.predicate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import volscope.model.machine.SnapshotInfo;

/** What can be said of chunks of a volume. */
sealed interface OfChunks extends Formula {

    /** The volume's name or path. */
    String volume();

    /** The chunks, ascending. */
    List<Long> chunks();

    @Override
    default Optional<Thing> thing() {
        return Optional.of(chunks().isEmpty() ? Thing.of(volume()) : Thing.of(volume(), chunks().getFirst()));
    }

    /** Judges each chunk: all must be true. What is observed is that of the first that is not, or of the last. */
    default Finding each(LongFunction<Finding> one) {
        Finding all = Finding.of(true, Words.of("observed.none"));
        for (long chunk : chunks()) {
            Finding next = one.apply(chunk);
            Truth truth = all.truth().and(next.truth());
            all = new Finding(truth, all.isMet() ? next.observed() : all.observed());
        }
        return all;
    }

    /** The words for the chunks. */
    default Words which() {
        return chunks().size() == 1
                ? Words.of("chunk.one", chunks().getFirst())
                : Words.of("chunk.many", Words.of("list.numbers", chunks()));
    }

    /** {@code V chunk 9 reads C}: each of its bytes. */
    record Reads(String volume, List<Long> chunks, String word) implements OfChunks {
        @Override
        public Finding judge(World world) {
            return each(chunk -> ChunkBytes.of(world.now(), volume, chunk).judge(bytes -> {
                List<String> letters = Content.letters(bytes);
                return Finding.of(letters.equals(List.of(word)), letters.size() == 1
                        ? Words.as(letters.getFirst())
                        : Words.of("list.letters", letters));
            }));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.reads", volume, word, which());
        }
    }

    /** {@code V chunk 7 == W chunk 7}. */
    record Equal(String volume, List<Long> chunks, boolean wanted, String other, long otherChunk) implements OfChunks {
        @Override
        public Finding judge(World world) {
            return each(chunk -> ChunkBytes.of(world.now(), volume, chunk)
                    .judge(bytes -> ChunkBytes.of(world.now(), other, otherChunk).judge(others -> compare(bytes, others))));
        }

        private Finding compare(byte[] bytes, byte[] others) {
            int mismatch = Arrays.mismatch(bytes, others);
            return Finding.of(mismatch < 0 == wanted, mismatch < 0 ? Words.of("observed.equal") : Words.of("observed.differ", mismatch));
        }

        @Override
        public Words sentence() {
            return Words.of(wanted ? "formula.equal" : "formula.unequal", volume, which(), other, Words.of("chunk.one", otherChunk));
        }
    }

    /** {@code S chunk 7 is shared}. */
    record Are(String volume, List<Long> chunks, ChunkState state) implements OfChunks {
        @Override
        public Finding judge(World world) {
            Moment now = world.now();
            Optional<SnapshotInfo> info = now.snapshot(volume);
            Optional<String> device = now.deviceOf(volume);
            if (info.isEmpty() || device.isEmpty()) {
                return Finding.undefined(Words.of("observed.no-snapshot"));
            }
            return each(chunk -> chunk >= info.get().originChunks()
                    ? ChunkBytes.beyond(volume, info.get().originChunks())
                    : judge(world, device.get(), info.get(), chunk));
        }

        private Finding judge(World world, String device, SnapshotInfo info, long chunk) {
            boolean inStore = ChunkState.slot(world.now(), device, chunk).isPresent();
            if (state == ChunkState.SHARED || state == ChunkState.IN_STORE) {
                return Finding.of(inStore == (state == ChunkState.IN_STORE), observed(world, device, chunk, ChunkState.IN_STORE));
            }
            ChunkState found = ChunkState.of(world, device, info, chunk);
            return Finding.of(state.covers(found), observed(world, device, chunk, found));
        }

        private static Words observed(World world, String device, long chunk, ChunkState found) {
            return ChunkState.slot(world.now(), device, chunk).map(slot -> found == ChunkState.IN_STORE
                    ? Words.of("observed.slot", slot)
                    : Words.of("observed.slot-of", Words.of("chunk-state." + found), slot))
                    .orElseGet(() -> Words.of("chunk-state.SHARED"));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.chunk-is", volume, which(), Words.of("chunk-state." + state));
        }
    }

    /** The bytes of a chunk, or why there are none. */
    @FunctionalInterface
    interface ChunkBytes {

        /** Judges the bytes, if there are any. */
        Finding judge(Function<byte[], Finding> judge);

        /** The volume ends before a chunk. */
        static Finding beyond(String volume, long chunks) {
            return Finding.undefined(Words.of("observed.beyond", volume, chunks));
        }

        /** The bytes of a chunk of a volume; the last chunk may be short. */
        static ChunkBytes of(Moment moment, String volume, long chunk) {
            OptionalLong length = moment.bytesOf(volume);
            long size = moment.chunkBytes(volume);
            if (length.isEmpty()) {
                return judge -> Finding.missing(volume);
            }
            if (chunk * size >= length.getAsLong()) {
                return judge -> beyond(volume, Math.ceilDiv(length.getAsLong(), size));
            }
            Optional<byte[]> bytes = moment.read(volume, chunk * size, Math.min(size, length.getAsLong() - chunk * size));
            // Not to be readable is something that is observed.
            return judge -> bytes.map(judge).orElseGet(() -> Finding.of(false, Words.of("observed.io-error")));
        }
    }
}
