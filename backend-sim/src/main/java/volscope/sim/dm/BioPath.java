package volscope.sim.dm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.pcollections.TreePVector;

import volscope.sim.device.Bio;
import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.EndIo;
import volscope.sim.device.Limits.Discard;
import volscope.sim.device.Sectors;
import volscope.sim.device.Status;
import volscope.sim.dm.DmState.Join;
import volscope.sim.dm.DmState.Part;
import volscope.sim.kernel.Kernel;

/** The way of a bio through a mapped device: waiting while suspended, cutting into pieces, mapping, and putting together again. */
final class BioPath {

    /** How many mapped devices a bio passes before it is taken to go round for ever; a kernel's task would never come back. */
    private static final int ENDLESS = 1000;

    private final Dm dm;

    BioPath(Dm dm) {
        this.dm = dm;
    }

    void submit(Bio bio) {
        MappedDevice md = dm.byNumber(bio.dev());
        if (md.blocksIo()) {
            defer(bio);
        } else if (md.live().isEmpty()) {
            dm.block().end(bio, Status.IOERR, Data.EMPTY);
        } else if (bio.op() == BioOp.FLUSH) {
            flush(md.live().get(), bio);
        } else if (bio.has(BioFlag.PREFLUSH)) {
            flushFirst(bio);
        } else {
            process(md.live().get(), bio);
        }
    }

    private void defer(Bio bio) {
        if (bio.has(BioFlag.NOWAIT)) {
            dm.block().end(bio, Status.TRY_AGAIN, Data.EMPTY);
        } else if (bio.has(BioFlag.READAHEAD)) {
            dm.block().end(bio, Status.IOERR, Data.EMPTY);
        } else {
            dm.update(bio.dev(), md -> md.deferring(md.deferred().plus(bio)));
        }
    }

    private void flushFirst(Bio bio) {
        long id = dm.kernel().nextName();
        dm.block().submit(
                new Bio(id, BioOp.FLUSH, bio.dev(), 0, 0, Set.of(BioFlag.PREFLUSH), Data.EMPTY, new ThenData(withoutPreflush(bio))));
    }

    private static Bio withoutPreflush(Bio bio) {
        Set<BioFlag> flags = bio.has(BioFlag.FUA) ? Set.of(BioFlag.FUA) : Set.of();
        return new Bio(bio.id(), bio.op(), bio.dev(), bio.sector(), bio.sectors(), flags, bio.data(), bio.end());
    }

    /** An empty flush goes to every target that takes flushes. */
    private void flush(Table table, Bio bio) {
        List<Target> targets = new ArrayList<>(table.targets().size());
        for (Target target : table.targets()) {
            if (traits(target).flush().it()) {
                targets.add(target);
            }
        }
        if (targets.isEmpty()) {
            dm.block().end(bio, Status.OK, Data.EMPTY);
            return;
        }
        openJoin(bio, targets.size());
        for (Target target : targets) {
            map(target, bio.part(dm.kernel().nextName(), 0, 0, new PieceEnd(bio.id(), 0, depth(bio.end()))));
        }
    }

    private TargetType.Traits traits(Target target) {
        return target.type().traits(dm.kernel().profile());
    }

    private void process(Table table, Bio bio) {
        if (bio.sector() >= table.sectors()) {
            dm.block().end(bio, Status.IOERR, Data.EMPTY);
            return;
        }
        Target target = table.at(bio.sector());
        if (!allowed(target, bio)) {
            dm.block().end(bio, Status.NOTSUPP, Data.EMPTY);
            return;
        }
        long length = Math.min(bio.sectors(), pieceLength(target, bio));
        map(target, length < bio.sectors() ? cut(bio, length) : bio);
    }

    private boolean allowed(Target target, Bio bio) {
        return switch (bio.op()) {
            case DISCARD -> dm.block().get(bio.dev()).limits().discard() == Discard.SUPPORTED;
            case WRITE_ZEROES -> traits(target).writeZeroes().it();
            case READ, WRITE, FLUSH -> true;
        };
    }

    private long pieceLength(Target target, Bio bio) {
        if (bio.op() == BioOp.DISCARD || bio.op() == BioOp.WRITE_ZEROES) {
            long max = bio.op() == BioOp.DISCARD ? target.maxDiscard(dm.kernel()) : 0;
            return piece(target, bio.sector(), max);
        }
        long length = longest(dm.kernel(), target, bio.sector());
        long boundary = bio.op() == BioOp.WRITE ? target.writeBoundary(dm.kernel()) : 0;
        return boundary == 0 ? length : Math.min(length, boundary - bio.sector() % boundary);
    }

    /** The sectors from here that a target takes in one piece. */
    static long longest(Kernel kernel, Target target, long sector) {
        return piece(target, sector, target.maxIoLen(kernel));
    }

    private static long piece(Target target, long sector, long max) {
        long left = target.start() + target.length() - sector;
        return max == 0 ? left : Math.min(left, max - (sector - target.start()) % max);
    }

    /** Cuts off the first piece; the rest is sent again, after it. */
    private Bio cut(Bio bio, long length) {
        long base = 0;
        long join = bio.id();
        if (bio.end() instanceof PieceEnd(long id, long sector, int _)) {
            join = id;
            base = sector;
            addPiece(join);
        } else {
            openJoin(bio, 2);
        }
        Bio rest = bio.part(dm.kernel().nextName(), length, bio.sectors() - length, new PieceEnd(join, base + length, depth(bio.end())));
        dm.block().submit(rest);
        return bio.part(dm.kernel().nextName(), 0, length, new PieceEnd(join, base, depth(bio.end())));
    }

    private void openJoin(Bio bio, int pieces) {
        dm.traffic().put(bio.id(), new Join(bio, pieces, Status.OK, TreePVector.empty()));
    }

    private Join join(long id) {
        return dm.traffic().join(id);
    }

    private void addPiece(long id) {
        Join join = join(id);
        dm.traffic().put(id, new Join(join.bio(), join.left() + 1, join.status(), join.parts()));
    }

    private void pieceEnded(long id, long sector, Status status, Data data) {
        Join join = join(id);
        Status all = join.status() == Status.OK ? status : join.status();
        var parts = data.length() == 0 ? join.parts() : join.parts().plus(new Part(sector, data));
        if (join.left() > 1) {
            dm.traffic().put(id, new Join(join.bio(), join.left() - 1, all, parts));
            return;
        }
        dm.traffic().closed(id);
        dm.block().end(join.bio(), all, all == Status.OK && join.bio().op() == BioOp.READ ? together(join.bio(), parts) : Data.EMPTY);
    }

    private static Data together(Bio bio, List<Part> parts) {
        byte[] bytes = new byte[(int) Sectors.toBytes(bio.sectors())];
        parts.stream().sorted(Comparator.comparingLong(Part::sector)).forEach(
                part -> part.data().copyTo(0, bytes, (int) Sectors.toBytes(part.sector()), part.data().length()));
        return Data.of(bytes);
    }

    private void map(Target target, Bio piece) {
        dm.traffic().count(piece.dev(), 1);
        int depth = depth(piece.end()) + 1;
        if (depth > ENDLESS) {
            return;
        }
        Bio counted = piece.endingIn(new Below(piece.dev(), piece.end(), depth));
        switch (target.map(dm.kernel(), counted)) {
            case Target.Remapped(Bio lower) -> dm.block().submit(lower);
            case Target.Spread(List<Bio> bios) -> spread(counted, bios);
            case Target.Submitted _ -> {
                // the target ends it
            }
            case Target.Killed _ -> dm.block().end(counted, Status.IOERR, Data.EMPTY);
            case Target.Zeroed _ -> dm.block().end(counted, Status.OK,
                    piece.op() == BioOp.READ ? Data.fill((byte) 0, (int) Sectors.toBytes(piece.sectors())) : Data.EMPTY);
        }
    }

    private void spread(Bio bio, List<Bio> bios) {
        if (bios.isEmpty()) {
            dm.block().end(bio, Status.OK, Data.EMPTY);
            return;
        }
        openJoin(bio, bios.size());
        for (Bio part : bios) {
            dm.block().submit(part.part(dm.kernel().nextName(), 0, part.sectors(), new PieceEnd(bio.id(), 0, depth(bio.end()))));
        }
    }

    /** The way that a bio has gone: how many mapped devices it has passed. */
    private interface Passed extends EndIo {
        int depth();
    }

    private static int depth(EndIo end) {
        return end instanceof Passed passed ? passed.depth() : 0;
    }

    private record Below(DevNo md, EndIo end, int depth) implements Passed {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            kernel.get(Dm.LAYER).traffic().count(md, -1);
            end.ended(kernel, bio, status, data);
        }
    }

    private record PieceEnd(long join, long sector, int depth) implements Passed {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            kernel.get(Dm.LAYER).path().pieceEnded(join, sector, status, data);
        }
    }

    private record ThenData(Bio bio) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio flush, Status status, Data data) {
            Block block = kernel.get(Block.LAYER);
            if (status == Status.OK) {
                block.submit(bio);
            } else {
                block.end(bio, status, Data.EMPTY);
            }
        }
    }
}
