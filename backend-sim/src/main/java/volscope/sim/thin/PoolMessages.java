package volscope.sim.thin;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import volscope.sim.dm.Arguments;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.LogLine.Level;

/** What a pool is told: to make and forget thin devices, and userland's number. Each change is committed at once. */
final class PoolMessages {

    private static final long MOST_DEVICES = 1 << 24;

    private final ThinPools thin;
    private final Pool pool;

    PoolMessages(ThinPools thin, Pool pool) {
        this.thin = thin;
        this.pool = pool;
    }

    /**
     * Takes a message.
     *
     * @throws ErrnoException
     *             logged, if it is wrong or cannot be obeyed
     */
    void take(List<String> words) {
        if (pool.mode().isReadOnly()) {
            thin.log(Level.ERR, pool, "unable to service pool target messages in READ_ONLY or FAIL mode");
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        switch (words.get(0).toLowerCase(Locale.ROOT)) {
            case "create_thin" -> create(words);
            case "create_snap" -> createSnapshot(words);
            case "delete" -> delete(words);
            case "set_transaction_id" -> setTransaction(words);
            default -> throw refuse("Unrecognised thin pool target message received: " + words.get(0));
        }
        thin.committer().changed(pool);
        thin.committer().settle(pool);
    }

    private ErrnoException refuse(String text) {
        return refuse(text, Errno.EINVAL);
    }

    private ErrnoException refuse(String text, Errno errno) {
        thin.log(Level.WARNING, text);
        return new ErrnoException(errno);
    }

    private void checkCount(List<String> words, int count) {
        if (words.size() != count) {
            throw refuse("Message received with " + words.size() + " arguments instead of " + count + ".");
        }
    }

    private int device(String word) {
        OptionalLong device = Arguments.number(word);
        if (device.isEmpty() || Long.compareUnsigned(device.getAsLong(), MOST_DEVICES) >= 0) {
            throw refuse("Message received with invalid device id: " + word);
        }
        return (int) device.getAsLong();
    }

    private void create(List<String> words) {
        checkCount(words, 2);
        int device = device(words.get(1));
        attempt(() -> pool.metadata.create(device), "Creation of new thinly-provisioned device with id " + words.get(1) + " failed.");
    }

    private void createSnapshot(List<String> words) {
        checkCount(words, 3);
        int device = device(words.get(1));
        int origin = device(words.get(2));
        attempt(() -> pool.metadata.createSnapshot(device, origin),
                "Creation of new snapshot " + words.get(1) + " of device " + words.get(2) + " failed.");
    }

    private void delete(List<String> words) {
        checkCount(words, 2);
        int device = device(words.get(1));
        attempt(() -> {
            pool.metadata.details(device);
            if (pool.opens(device) > 0) {
                throw new ErrnoException(Errno.EBUSY);
            }
            pool.metadata.delete(device);
        }, "Deletion of thin device " + words.get(1) + " failed.");
    }

    private void attempt(Runnable change, String failure) {
        try {
            change.run();
        } catch (ErrnoException refused) {
            throw refuse(failure, refused.errno());
        }
    }

    private void setTransaction(List<String> words) {
        checkCount(words, 3);
        long old = transaction(words.get(1), "id ");
        long now = transaction(words.get(2), "new id ");
        try {
            pool.metadata.setTransaction(old, now);
        } catch (ErrnoException refused) {
            thin.dm().log(Level.ERR, "thin metadata", "mismatched transaction id");
            throw refuse("Failed to change transaction id from " + words.get(1) + " to " + words.get(2) + ".", refused.errno());
        }
    }

    private long transaction(String word, String what) {
        return Arguments.number(word).orElseThrow(() -> refuse("set_transaction_id message: Unrecognised " + what + word + "."));
    }
}
