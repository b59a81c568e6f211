package volscope.sim.thin;

import java.util.Optional;
import java.util.Set;

import volscope.sim.device.Bio;
import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.EndIo;
import volscope.sim.device.Sectors;
import volscope.sim.device.Status;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.Kernel;
import volscope.sim.thin.ThinState.Cell;
import volscope.sim.thin.ThinState.End;
import volscope.sim.thin.ThinState.Waiting;

/** Gives a block of a thin device a data block of its own: filled with zeroes, copied, or written whole, and mapped only then. */
final class Provisioner {

    private final ThinPools thin;

    Provisioner(ThinPools thin) {
        this.thin = thin;
    }

    /**
     * A data block on its way to be mapped.
     *
     * @param pool
     *            the pool's number
     * @param cell
     *            what it is for
     * @param block
     *            the data block
     */
    private record Fresh(long pool, Cell cell, long block) {
    }

    /**
     * Starts.
     *
     * @param request
     *            the write
     * @param old
     *            the data block that is shared with others, if there is one
     * @param block
     *            the new data block
     */
    void start(Pool pool, Waiting request, Cell cell, Optional<Mapping> old, long block) {
        Fresh fresh = new Fresh(pool.id, cell, block);
        pool.hold(cell);
        if (request.bio().sectors() == pool.place.block()) {
            Bio lower = ThinIo.placed(pool, request, block);
            thin.block().submit(lower.endingIn(new Overwritten(fresh, request.bio())));
            return;
        }
        pool.wait(cell, request);
        long size = pool.place.block();
        if (old.isPresent()) {
            copy(pool, fresh, pool.place.device(), old.get().block() * size, size);
            return;
        }
        long inside = request.target().origin().map(thin::sectors).orElse(0L) - cell.block() * size;
        if (inside > 0) {
            copy(pool, fresh, request.target().origin().orElseThrow(), cell.block() * size, Math.min(size, inside));
        } else if (pool.has(Feature.SKIP_BLOCK_ZEROING)) {
            prepared(fresh, Status.OK);
        } else {
            fill(pool, fresh, Data.EMPTY);
        }
    }

    /** Copies a block; what its source lacks is filled with zeroes. */
    private void copy(Pool pool, Fresh fresh, DevNo from, long sector, long sectors) {
        thin.block().submit(new Bio(thin.kernel().nextName(), BioOp.READ, from, sector, sectors, Set.of(), Data.EMPTY,
                new SourceRead(pool.id, fresh)));
    }

    private record SourceRead(long pool, Fresh fresh) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            ThinPools thin = kernel.get(ThinPools.LAYER);
            Optional<Pool> open = thin.find(pool);
            if (open.isPresent() && status == Status.OK) {
                thin.io().provisioner().fill(open.get(), fresh, data);
            } else {
                thin.io().provisioner().prepared(fresh, status);
            }
        }
    }

    private void fill(Pool pool, Fresh fresh, Data data) {
        int length = (int) Sectors.toBytes(pool.place.block());
        Data whole = data.length() == length ? data : padded(data, length);
        thin.block().submit(new Bio(thin.kernel().nextName(), BioOp.WRITE, pool.place.device(), fresh.block() * pool.place.block(),
                pool.place.block(), Set.of(), whole, new Prepared(fresh)));
    }

    private static Data padded(Data data, int length) {
        if (data.length() == 0) {
            return Data.fill((byte) 0, length);
        }
        byte[] bytes = new byte[length];
        data.copyTo(0, bytes, 0, data.length());
        return Data.of(bytes);
    }

    private record Prepared(Fresh fresh) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            kernel.get(ThinPools.LAYER).io().provisioner().prepared(fresh, status);
        }
    }

    private record Overwritten(Fresh fresh, Bio whole) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            kernel.get(ThinPools.LAYER).io().provisioner().overwritten(fresh, whole, status);
        }
    }

    /** The write that filled a block has ended; if it was to last it ends for its owner after the commit. */
    private void overwritten(Fresh fresh, Bio whole, Status status) {
        Optional<Pool> pool = thin.find(fresh.pool());
        if (pool.isEmpty() || status != Status.OK || !map(pool.get(), fresh)) {
            thin.block().end(whole, Status.IOERR, Data.EMPTY);
        } else if (whole.has(BioFlag.FUA)) {
            pool.get().afterCommit(new End(whole));
            thin.committer().start(pool.get());
        } else {
            thin.block().end(whole, Status.OK, Data.EMPTY);
        }
        pool.ifPresent(open -> open.release(fresh.cell()).forEach(thin.io()::again));
    }

    /** A block is filled, or cannot be: it is mapped, and who waited for it goes on. The data block of a failure stays taken. */
    private void prepared(Fresh fresh, Status status) {
        Optional<Pool> open = thin.find(fresh.pool());
        if (open.isEmpty()) {
            return;
        }
        boolean good = status == Status.OK && map(open.get(), fresh);
        for (Waiting request : open.get().release(fresh.cell())) {
            if (good) {
                thin.io().again(request);
            } else {
                thin.block().end(request.bio(), Status.IOERR, Data.EMPTY);
            }
        }
    }

    private boolean map(Pool pool, Fresh fresh) {
        if (pool.mode().isReadOnly()) {
            return false;
        }
        pool.metadata.map(fresh.cell().device(), fresh.cell().block(), fresh.block());
        if (pool.metadata.unused() == 0) {
            thin.failed(pool, "dm_thin_insert_block", Errno.ENOSPC);
            return false;
        }
        thin.committer().changed(pool);
        if (pool.metadata.free() == 0) {
            thin.committer().start(pool);
        }
        return true;
    }
}
