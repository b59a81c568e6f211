package volscope.sim.lvm.metadata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A pool of blocks for thin volumes.
 *
 * @param extents
 *            its place in the volume
 * @param metadata
 *            the hidden volume with its metadata
 * @param data
 *            the hidden volume with its blocks
 * @param transaction
 *            how many changes of its thin volumes there were
 * @param chunkSectors
 *            the size of a block
 * @param discards
 *            what becomes of discards
 * @param zeroing
 *            whether new blocks are filled with zeroes
 * @param messages
 *            changes of its thin volumes that it does not know of yet
 */
public record PoolSegment(Extents extents, String metadata, String data, long transaction, long chunkSectors, Discards discards,
        Zeroing zeroing, List<Message> messages) implements Segment {

    public PoolSegment {
        messages = List.copyOf(messages);
    }

    @Override
    public String type() {
        return "thin-pool";
    }

    @Override
    public PoolSegment at(Extents place) {
        return new PoolSegment(place, metadata, data, transaction, chunkSectors, discards, zeroing, messages);
    }

    @Override
    public List<String> volumes() {
        return List.of(metadata, data);
    }

    @Override
    public PoolSegment renaming(UnaryOperator<String> names) {
        List<Message> renamed = messages.stream()
                .map(message -> message instanceof Message.Create(String volume) ? new Message.Create(names.apply(volume)) : message)
                .toList();
        return new PoolSegment(extents, names.apply(metadata), names.apply(data), transaction, chunkSectors, discards, zeroing, renamed);
    }

    /** The same after one more change of its thin volumes, which it has to be told of. */
    public PoolSegment telling(Message message) {
        List<Message> more = new ArrayList<>(messages);
        more.add(message);
        return new PoolSegment(extents, metadata, data, transaction + 1, chunkSectors, discards, zeroing, more);
    }

    /** The same after it was told everything. */
    public PoolSegment told() {
        return new PoolSegment(extents, metadata, data, transaction, chunkSectors, discards, zeroing, List.of());
    }

    /** The same with other ways. */
    public PoolSegment with(Discards newDiscards, Zeroing newZeroing) {
        return new PoolSegment(extents, metadata, data, transaction, chunkSectors, newDiscards, newZeroing, messages);
    }

    /** What becomes of discards of thin volumes. */
    public enum Discards {
        IGNORE, NOPASSDOWN, PASSDOWN;

        /** {@code passdown}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of a word. */
        public static Optional<Discards> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }

    /** Whether new blocks are filled with zeroes. */
    public enum Zeroing {
        YES, NO
    }

    /** What a pool has to be told. */
    public sealed interface Message {

        /**
         * There is a new thin volume.
         *
         * @param volume
         *            its name
         */
        record Create(String volume) implements Message {
        }

        /**
         * A thin volume is no more.
         *
         * @param device
         *            its number in the pool
         */
        record Delete(int device) implements Message {
        }
    }
}
