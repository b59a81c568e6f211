package volscope.sim.thin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import volscope.sim.device.Bio;
import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.EndIo;
import volscope.sim.device.Sectors;
import volscope.sim.device.Status;
import volscope.sim.dm.Target.Killed;
import volscope.sim.dm.Target.MapResult;
import volscope.sim.dm.Target.Remapped;
import volscope.sim.dm.Target.Spread;
import volscope.sim.dm.Target.Submitted;
import volscope.sim.dm.Target.Zeroed;
import volscope.sim.kernel.Kernel;
import volscope.sim.thin.ThinState.Again;
import volscope.sim.thin.ThinState.Cell;
import volscope.sim.thin.ThinState.Send;
import volscope.sim.thin.ThinState.Waiting;

/** What becomes of requests to thin devices. */
final class ThinIo {

    private final ThinPools thin;
    private final Provisioner provisioner;

    ThinIo(ThinPools thin) {
        this.thin = thin;
        this.provisioner = new Provisioner(thin);
    }

    Provisioner provisioner() {
        return provisioner;
    }

    /** Decides what becomes of a request; its sectors are the mapped device's. */
    MapResult map(ThinTarget target, Bio bio) {
        Pool pool = thin.get(target.pool());
        if (pool.mode() == Mode.FAIL) {
            return new Killed();
        }
        return switch (bio.op()) {
            case FLUSH -> issue(pool, bio.at(pool.place.device(), 0));
            case READ, WRITE -> transfer(pool, new Waiting(target, bio));
            case DISCARD -> discard(pool, new Waiting(target, bio));
            case WRITE_ZEROES -> new Killed();
        };
    }

    /** A request whose place is known goes there; one that makes durable waits for metadata that are not. */
    private MapResult issue(Pool pool, Bio lower) {
        boolean durable = lower.op() == BioOp.FLUSH || lower.has(BioFlag.FUA);
        if (!durable || !pool.isDirty() && pool.commit.running().isEmpty()) {
            return new Remapped(lower);
        }
        pool.afterCommit(new Send(lower));
        thin.committer().start(pool);
        return new Submitted();
    }

    private MapResult transfer(Pool pool, Waiting request) {
        Bio bio = request.bio();
        long sector = bio.sector() - request.target().start();
        Cell cell = new Cell(request.target().device(), sector / pool.place.block());
        if (pool.isHeld(cell)) {
            pool.wait(cell, request);
            return new Submitted();
        }
        Optional<Mapping> mapping = pool.metadata.find(cell.device(), cell.block());
        if (bio.op() == BioOp.READ) {
            return mapping.map(found -> issue(pool, placed(pool, request, found.block()))).orElseGet(() -> readNothing(request));
        }
        if (mapping.isPresent() && !pool.metadata.isShared(cell.device(), mapping.get())) {
            return issue(pool, placed(pool, request, mapping.get().block()));
        }
        return pool.mode() == Mode.WRITE ? provision(pool, request, cell, mapping) : refuse(pool, request);
    }

    /** A request at its place on the pool's device. */
    static Bio placed(Pool pool, Waiting request, long block) {
        long sector = request.bio().sector() - request.target().start();
        return request.bio().at(pool.place.device(), block * pool.place.block() + sector % pool.place.block());
    }

    /** A read where nothing is mapped: the external origin as far as it goes, then zeroes. */
    private MapResult readNothing(Waiting request) {
        Bio bio = request.bio();
        long sector = bio.sector() - request.target().start();
        long inside = request.target().origin().map(thin::sectors).orElse(0L) - sector;
        if (inside <= 0) {
            return new Zeroed();
        }
        Bio lower = bio.at(request.target().origin().orElseThrow(), sector);
        if (inside >= bio.sectors()) {
            return new Remapped(lower);
        }
        thin.block().submit(lower.part(bio.id(), 0, inside, new Padded(bio)));
        return new Submitted();
    }

    /** A read ended at the external origin's last sector; what is behind it is zeroes. */
    private record Padded(Bio whole) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            byte[] bytes = new byte[(int) Sectors.toBytes(whole.sectors())];
            data.copyTo(0, bytes, 0, data.length());
            kernel.get(ThinPools.LAYER).block().end(whole, status, status == Status.OK ? Data.of(bytes) : Data.EMPTY);
        }
    }

    private MapResult provision(Pool pool, Waiting request, Cell cell, Optional<Mapping> old) {
        OptionalLong block = allocate(pool, request);
        if (block.isPresent()) {
            provisioner.start(pool, request, cell, old, block.getAsLong());
            return new Submitted();
        }
        return pool.mode() == Mode.WRITE ? new Submitted() : refuse(pool, request);
    }

    /** Allocates a data block; where only a commit can free one, the request is looked at again after it. */
    private OptionalLong allocate(Pool pool, Waiting request) {
        DataMap data = pool.metadata.data();
        thin.checkLowWater(pool, data.free());
        OptionalLong block = pool.metadata.allocate(pool.commit.metadata().nodes().data());
        if (block.isPresent()) {
            thin.committer().changed(pool);
        } else if (data.free() > 0) {
            pool.afterCommit(new Again(request));
            thin.committer().start(pool);
        } else {
            thin.setMode(pool, Mode.OUT_OF_DATA_SPACE);
        }
        return block;
    }

    /** What a pool can't serve waits for space, or fails. */
    private MapResult refuse(Pool pool, Waiting request) {
        if (pool.mode() != Mode.OUT_OF_DATA_SPACE) {
            return new Killed();
        }
        if (pool.failsWithoutSpace()) {
            thin.block().end(request.bio(), Status.NOSPC, Data.EMPTY);
        } else {
            pool.starve(request);
        }
        return new Submitted();
    }

    /** Whole blocks are unmapped; those that nobody else has are discarded on the data device, too, where that is wanted. */
    private MapResult discard(Pool pool, Waiting request) {
        long first = request.bio().sector() - request.target().start();
        long size = pool.place.block();
        long begin = (first + size - 1) / size;
        long end = (first + request.bio().sectors()) / size;
        int device = request.target().device();
        Optional<Cell> held = pool.held().stream().filter(cell -> cell.device() == device && cell.block() >= begin && cell.block() < end)
                .findFirst();
        if (held.isPresent()) {
            pool.wait(held.get(), request);
            return new Submitted();
        }
        if (pool.mode().isReadOnly()) {
            return new Spread(List.of());
        }
        List<Bio> below = new ArrayList<>();
        for (OptionalLong at = pool.metadata.nextMapped(device, begin); at.isPresent() && at.getAsLong() < end;) {
            Mapping mapping = pool.metadata.find(device, at.getAsLong()).orElseThrow();
            pool.metadata.unmap(device, at.getAsLong());
            if (pool.metadata.uses(mapping.block()) == 0 && !pool.has(Feature.NO_DISCARD_PASSDOWN)) {
                below.add(new Bio(request.bio().id(), BioOp.DISCARD, pool.place.device(), mapping.block() * size, size,
                        request.bio().flags(), Data.EMPTY, EndIo.NONE));
            }
            at = pool.metadata.nextMapped(device, at.getAsLong() + 1);
        }
        thin.committer().changed(pool);
        return new Spread(below);
    }

    /** A request that waited is looked at again. */
    void again(Waiting request) {
        Bio bio = request.bio();
        switch (map(request.target(), bio)) {
            case Remapped(Bio lower) -> thin.block().submit(lower);
            case Spread(List<Bio> below) -> {
                below.forEach(thin.block()::submit);
                thin.block().end(bio, Status.OK, Data.EMPTY);
            }
            case Submitted _ -> {
                // it waits once more, or is being served
            }
            case Killed _ -> thin.block().end(bio, Status.IOERR, Data.EMPTY);
            case Zeroed _ -> thin.block().end(bio, Status.OK, Data.fill((byte) 0, (int) Sectors.toBytes(bio.sectors())));
        }
    }
}
