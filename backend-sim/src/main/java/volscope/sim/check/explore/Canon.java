package volscope.sim.check.explore;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

import org.jspecify.annotations.Nullable;
import volscope.sim.device.BlockState;
import volscope.sim.device.DevNo;
import volscope.sim.kernel.Kernel;
import volscope.sim.page.PageTree;

/**
 * Sums values up by what they say: two values have the same {@link Summary} if one becomes the other when the numbers that a machine handed
 * out are chosen otherwise. What values share is summed up once, so that it costs what changed. Works for one thread.
 */
public final class Canon {

    private static final long NOTHING = 0x6e6f7468696e6700L;
    private static final int KINDS = 1 << 10;

    private final Map<Class<?>, Kind> kinds = new IdentityHashMap<>();
    private final @Nullable Kind[] recent = new Kind[KINDS];
    private final Summaries known = new Summaries();
    private final Strangers strangers;
    private final List<Digest> digests = new ArrayList<>();
    private final ExactDigest.Known numbered = new ExactDigest.Known();
    private final LongPredicate isNumber;
    private final Form form;
    private int depth;

    /**
     * The values of a class.
     *
     * @param type
     *            the class
     * @param coder
     *            puts them
     * @param isKept
     *            whether it is remembered what they said
     * @param isOwn
     *            whether they say it themselves
     */
    record Kind(Class<?> type, Coder coder, boolean isKept, boolean isOwn) {

        Kind(Class<?> type, Coder coder) {
            this(type, coder, coder.isKept(), Own.class.isAssignableFrom(type));
        }
    }

    /** A place that mostly has values of one class: it need not be looked up. */
    static final class Slot {
        private @Nullable Kind last;
    }

    /** How a summary stands for its value. */
    public enum Form {
        /** By a hash of 128 bits. */
        HASH,
        /** By a number that no other value has. */
        EXACT
    }

    /**
     * What devices hold.
     *
     * @param media
     *            by device
     */
    public record Content(Map<DevNo, PageTree> media) {
    }

    /** A value that says itself how it is summed up. */
    public interface Own {

        /** What it says. */
        Summary summary(Canon canon);
    }

    /**
     * @param isNumber
     *            whether a number is one that the machine handed out; no other number may be
     * @param start
     *            what devices hold in most of what will be summed up, but for a few pages
     * @param strangers
     *            shared by those whose summaries are compared
     */
    public Canon(Form form, LongPredicate isNumber, BlockState start, Strangers strangers) {
        this.strangers = strangers;
        this.form = form;
        this.isNumber = isNumber;
        BlockCoder block = new BlockCoder(this, start.media());
        add(BlockState.class, block);
        add(Content.class, block.ofContent());
        add(Summary.class, (value, into) -> into.put((Summary) value));
    }

    private Kind add(Class<?> type, Coder coder) {
        Kind kind = new Kind(type, coder);
        kinds.put(type, kind);
        return kind;
    }

    /** What a value says. */
    public Summary of(Object value) {
        return of(kind(value.getClass()), value);
    }

    private Summary of(Kind kind, Object value) {
        return kind.isKept ? remembered(kind, value) : sum(kind, value);
    }

    /** The same of a value that will be asked for again, however small it is. */
    public Summary remembered(Object value) {
        return remembered(kind(value.getClass()), value);
    }

    private Summary remembered(Kind kind, Object value) {
        Summary found = known.find(value);
        if (found == null) {
            found = sum(kind, value);
            known.keep(value, found);
        }
        return found;
    }

    /** What several values say together, in their order; that is not remembered. */
    public Summary ofAll(Object... values) {
        Digest digest = open();
        for (Object value : values) {
            put(value, digest);
        }
        return close(digest);
    }

    /**
     * What the first of some parts say together, in their order.
     *
     * @param head
     *            a number that is not handed out, and says what they are the parts of
     */
    public Summary ofAll(long head, Summary[] parts, int count) {
        Digest digest = open();
        digest.put(head);
        for (int i = 0; i < count; i++) {
            digest.put(parts[i]);
        }
        return close(digest);
    }

    /** The same of the very numbers that they name: if other ones were handed out, the summary is another. */
    public Summary ofVery(long head, Summary[] parts, int count) {
        Digest digest = open();
        digest.put(head);
        for (int i = 0; i < count; i++) {
            digest.putVery(parts[i]);
        }
        return close(digest);
    }

    private Summary sum(Kind kind, Object value) {
        if (kind.isOwn) {
            return ((Own) value).summary(this);
        }
        Digest digest = open();
        kind.coder.put(value, digest);
        return close(digest);
    }

    Digest open() {
        if (depth == digests.size()) {
            digests.add(form == Form.HASH ? new HashDigest() : new ExactDigest(numbered));
        }
        Digest digest = digests.get(depth++);
        digest.start();
        return digest;
    }

    Summary close(Digest digest) {
        depth--;
        return digest.finish();
    }

    /** Puts a value into what is being summed up. */
    void put(@Nullable Object value, Digest into) {
        if (value == null) {
            into.put(NOTHING);
        } else {
            put(kind(value.getClass()), value, into);
        }
    }

    /** The same from a place. */
    void put(@Nullable Object value, Digest into, Slot from) {
        if (value == null) {
            into.put(NOTHING);
            return;
        }
        Kind kind = from.last;
        if (kind == null || kind.type != value.getClass()) {
            kind = kind(value.getClass());
            from.last = kind;
        }
        put(kind, value, into);
    }

    private void put(Kind kind, Object value, Digest into) {
        if (kind.isKept || kind.isOwn) {
            into.put(of(kind, value));
        } else {
            kind.coder.put(value, into);
        }
    }

    void put(long number, Digest into) {
        if (isNumber.test(number)) {
            into.putNumber(number);
        } else {
            into.put(number);
        }
    }

    /** Whether a map's keys are names, whose order means nothing. */
    static boolean isNamed(Map<?, ?> map) {
        return !map.isEmpty() && map.keySet().iterator().next() instanceof Long key && Kernel.isName(key);
    }

    private Kind kind(Class<?> type) {
        int place = type.hashCode() & KINDS - 1;
        Kind kind = recent[place];
        if (kind == null || kind.type != type) {
            Kind known = kinds.get(type);
            kind = known == null ? add(type, Coders.of(type, this)) : known;
            recent[place] = kind;
        }
        return kind;
    }

    /** A number for an object whose content cannot be seen: no other has the same. */
    long strange(Object object) {
        return strangers.numberOf(object);
    }
}
