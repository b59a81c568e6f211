package volscope.sim.check.explore;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

import org.jspecify.annotations.Nullable;
import volscope.sim.device.BlockState;
import volscope.sim.device.DevNo;
import volscope.sim.page.PageTree;

/**
 * Sums values up by what they say: two values have the same {@link Summary} if one becomes the other when the numbers that a machine handed
 * out are chosen otherwise. What values share is summed up once, so that it costs what changed. Works for one thread.
 */
public final class Canon {

    private static final long NOTHING = 0x6e6f7468696e6700L;

    private final Map<Class<?>, Coder> coders = new IdentityHashMap<>();
    private final Summaries known = new Summaries();
    private final Strangers strangers;
    private final List<Digest> digests = new ArrayList<>();
    private final ExactDigest.Known numbered = new ExactDigest.Known();
    private final LongPredicate isNumber;
    private final Form form;
    private int depth;

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
        coders.put(BlockState.class, block);
        coders.put(Content.class, block.ofContent());
        coders.put(Summary.class, (value, into) -> into.put((Summary) value));
    }

    /** What a value says. */
    public Summary of(Object value) {
        return of(coder(value.getClass()), value);
    }

    private Summary of(Coder coder, Object value) {
        if (!coder.isKept()) {
            return sum(coder, value);
        }
        Summary found = known.find(value);
        if (found == null) {
            found = sum(coder, value);
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

    private Summary sum(Coder coder, Object value) {
        if (value instanceof Own own) {
            return own.summary(this);
        }
        Digest digest = open();
        coder.put(value, digest);
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
            return;
        }
        Coder coder = coder(value.getClass());
        if (coder.isKept() || value instanceof Own) {
            into.put(of(coder, value));
        } else {
            coder.put(value, into);
        }
    }

    void put(long number, Digest into) {
        if (isNumber.test(number)) {
            into.putNumber(number);
        } else {
            into.put(number);
        }
    }

    private Coder coder(Class<?> type) {
        Coder coder = coders.get(type);
        if (coder == null) {
            coder = Coders.of(type, this);
            coders.put(type, coder);
        }
        return coder;
    }

    /** A number for an object whose content cannot be seen: no other has the same. */
    long strange(Object object) {
        return strangers.numberOf(object);
    }
}
