package volscope.sim.thin;

import java.util.Optional;
import java.util.Set;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

import volscope.sim.device.Bio;
import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.EndIo;
import volscope.sim.device.Status;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.Work;
import volscope.sim.thin.ThinState.Again;
import volscope.sim.thin.ThinState.Commit;
import volscope.sim.thin.ThinState.End;
import volscope.sim.thin.ThinState.Running;
import volscope.sim.thin.ThinState.Send;
import volscope.sim.thin.ThinState.Then;

/** Commits metadata: makes the data device durable, then writes a superblock that names the metadata, then lets go on who waited for it. */
final class Committer {

    private static final long PERIOD = 1_000_000_000;

    private final ThinPools thin;

    Committer(ThinPools thin) {
        this.thin = thin;
    }

    /** Metadata were changed: they are committed within a second, if not before. */
    void changed(Pool pool) {
        thin.checkLowMetadata(pool);
        if (pool.commit.since() == 0 && pool.isDirty()) {
            since(pool, thin.kernel().now());
            thin.kernel().at(thin.kernel().now() + PERIOD, new Tick(pool.id));
        }
    }

    private static void since(Pool pool, long time) {
        Commit commit = pool.commit;
        pool.commit = new Commit(commit.done(), commit.metadata(), commit.running(), commit.waiting(), commit.carried(), time);
    }

    private record Tick(long id) implements Work {
        @Override
        public String label() {
            return "commit thin metadata";
        }

        @Override
        public boolean isRoutine() {
            return true;
        }

        @Override
        public void run(Kernel kernel) {
            ThinPools thin = kernel.get(ThinPools.LAYER);
            thin.find(id).ifPresent(pool -> {
                since(pool, 0);
                thin.committer().start(pool);
            });
        }
    }

    /** Starts a commit, if there is something to commit or somebody to let go on; a running one is followed by another. */
    void start(Pool pool) {
        if (pool.commit.running().isPresent()) {
            return;
        }
        if (pool.mode().isReadOnly()) {
            refuse(pool);
        } else if (pool.isDirty()) {
            begin(pool);
        } else {
            Commit commit = pool.commit;
            pool.commit = new Commit(commit.done(), commit.metadata(), Optional.empty(), TreePVector.empty(), TreePVector.empty(),
                    commit.since());
            goOn(commit.waiting());
        }
    }

    private void begin(Pool pool) {
        Commit commit = pool.commit;
        PoolMetadata metadata = pool.metadata.publish();
        long number = thin.keep(metadata, commit.done());
        pool.commit = new Commit(commit.done(), commit.metadata(), Optional.of(new Running(number, metadata)), TreePVector.empty(),
                commit.waiting(), commit.since());
        submit(BioOp.FLUSH, pool.place.data(), Data.EMPTY, Set.of(BioFlag.PREFLUSH), new Flushed(pool.id));
    }

    private void submit(BioOp op, DevNo dev, Data data, Set<BioFlag> flags, EndIo end) {
        long sectors = op == BioOp.FLUSH ? 0 : Superblock.SECTORS;
        thin.block().submit(new Bio(thin.kernel().nextName(), op, dev, 0, sectors, flags, data, end));
    }

    /** The data that the metadata will name are durable. */
    private record Flushed(long id) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            ThinPools thin = kernel.get(ThinPools.LAYER);
            thin.find(id).ifPresent(pool -> thin.committer().flushed(pool, status));
        }
    }

    private void flushed(Pool pool, Status status) {
        Running running = pool.commit.running().orElseThrow();
        if (status != Status.OK) {
            ended(pool, status);
            return;
        }
        Data bytes = new Superblock(running.number(), running.metadata(), pool.place.block()).bytes();
        submit(BioOp.WRITE, pool.place.metadata(), bytes, Set.of(BioFlag.PREFLUSH, BioFlag.FUA), new Written(pool.id));
    }

    private record Written(long id) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            ThinPools thin = kernel.get(ThinPools.LAYER);
            thin.find(id).ifPresent(pool -> thin.committer().ended(pool, status));
        }
    }

    private void ended(Pool pool, Status status) {
        Commit commit = pool.commit;
        Running running = commit.running().orElseThrow();
        if (status != Status.OK) {
            pool.commit = new Commit(commit.done(), commit.metadata(), Optional.empty(), commit.carried().plusAll(commit.waiting()),
                    TreePVector.empty(), commit.since());
            thin.failed(pool, "dm_pool_commit_metadata", Errno.EIO);
            refuse(pool);
            return;
        }
        pool.commit = new Commit(running.number(), running.metadata(), Optional.empty(), commit.waiting(), TreePVector.empty(),
                commit.since());
        pool.metadata.begin();
        checkSpace(pool);
        goOn(commit.carried());
        if (!pool.commit.waiting().isEmpty()) {
            start(pool);
        }
    }

    private void checkSpace(Pool pool) {
        if (pool.metadata.free() == 0 && !pool.mode().isReadOnly()) {
            thin.log(Level.ERR, "No free metadata blocks");
            thin.setMode(pool, Mode.OUT_OF_METADATA_SPACE);
        }
        if (pool.mode() == Mode.OUT_OF_DATA_SPACE && pool.metadata.data().free() > 0) {
            thin.setMode(pool, Mode.WRITE);
            thin.feed(pool);
        }
    }

    private void goOn(PVector<Then> actions) {
        for (Then action : actions) {
            switch (action) {
                case Send(Bio bio) -> thin.block().submit(bio);
                case End(Bio bio) -> thin.block().end(bio, Status.OK, Data.EMPTY);
                case Again(ThinState.Waiting request) -> thin.io().again(request);
            }
        }
    }

    /** Nothing can be committed: who waited for it fails, or is looked at again. */
    private void refuse(Pool pool) {
        Commit commit = pool.commit;
        pool.commit = new Commit(commit.done(), commit.metadata(), commit.running(), TreePVector.empty(), commit.carried(), commit.since());
        for (Then action : commit.waiting()) {
            switch (action) {
                case Send(Bio bio) -> thin.block().end(bio, Status.IOERR, Data.EMPTY);
                case End(Bio bio) -> thin.block().end(bio, Status.IOERR, Data.EMPTY);
                case Again(ThinState.Waiting request) -> thin.io().again(request);
            }
        }
    }

    /** Commits and waits for it, as far as that can be done now. */
    void settle(Pool pool) {
        thin.kernel().runUntil(() -> pool.commit.running().isEmpty());
        start(pool);
        thin.kernel().runUntil(() -> pool.commit.running().isEmpty());
    }
}
