package volscope.sim.mirror;

import java.util.Optional;

import org.pcollections.TreePVector;

import volscope.sim.device.Bio;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.EndIo;
import volscope.sim.device.Status;
import volscope.sim.dm.Target.Killed;
import volscope.sim.dm.Target.MapResult;
import volscope.sim.dm.Target.Submitted;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.mirror.MirrorSet.Stage;
import volscope.sim.mirror.MirrorState.Write;

/** What becomes of requests to mirrors: reads go to one device, writes to all where these are alike, else to the main one. */
final class MirrorIo {

    private final Mirrors mirrors;

    MirrorIo(Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    /** Takes a request. */
    MapResult map(long id, Bio bio) {
        return switch (bio.op()) {
            case READ -> read(id, bio);
            case WRITE, DISCARD, FLUSH -> write(id, bio);
            case WRITE_ZEROES -> new Killed();
        };
    }

    private MapResult read(long id, Bio bio) {
        MirrorSet set = mirrors.get(id);
        boolean alike = set.isAlike(set.place().regionOf(bio.sector()));
        Optional<Integer> leg = alike ? set.readable() : Optional.of(set.main()).filter(main -> set.legs().get(main).isAlive());
        if (leg.isEmpty()) {
            return new Killed();
        }
        mirrors.block().submit(set.placed(bio, leg.get()).part(bio.id(), 0, bio.sectors(), new Read(id, bio, leg.get())));
        return new Submitted();
    }

    private record Read(long id, Bio whole, int leg) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            Mirrors mirrors = kernel.get(Mirrors.LAYER);
            if (status == Status.OK || status == Status.NOTSUPP) {
                mirrors.block().end(whole, status, data);
            } else {
                mirrors.io().retry(this);
            }
        }
    }

    private void retry(Read read) {
        MirrorSet set = mirrors.get(read.id());
        mirrors.log(Level.ERR, "Mirror read failed from " + set.legs().get(read.leg()).dev() + ". Trying alternative device.");
        mirrors.fail(read.id(), read.leg(), Leg.Health.READ_FAILED);
        MirrorSet now = mirrors.get(read.id());
        boolean other = now.mainLeg().isAlive()
                || now.isAlike(now.place().regionOf(read.whole().sector())) && now.readable().isPresent();
        if (!other) {
            mirrors.log(Level.ERR, "All replicated volumes dead, failing I/O");
        }
        if (!other || read(read.id(), read.whole()) instanceof Killed) {
            mirrors.block().end(read.whole(), Status.IOERR, Data.EMPTY);
        }
    }

    private MapResult write(long id, Bio bio) {
        MirrorSet set = mirrors.get(id);
        if (bio.op() == BioOp.FLUSH) {
            toAll(set, bio);
            return new Submitted();
        }
        long region = set.place().regionOf(bio.sector());
        if (set.recovery().stage() == Stage.COPYING && set.next().filter(copied -> copied == region).isPresent()) {
            mirrors.update(id, now -> now.with(now.recovery().waiting(now.recovery().waiting().plus(bio))));
        } else if (set.isAlike(region)) {
            toAll(set, bio);
        } else {
            mirrors.update(id, now -> now.writing(region, 1));
            mirrors.block().submit(set.placed(bio, set.main()).part(bio.id(), 0, bio.sectors(), new ToMain(id, bio, region)));
        }
        return new Submitted();
    }

    private record ToMain(long id, Bio whole, long region) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            Mirrors mirrors = kernel.get(Mirrors.LAYER);
            mirrors.update(id, set -> set.writing(region, -1));
            mirrors.block().end(whole, status, data);
            mirrors.resync().written(id);
        }
    }

    private void toAll(MirrorSet set, Bio bio) {
        mirrors.begin(new Write(bio, set.legs().size(), 0));
        for (int leg = 0; leg < set.legs().size(); leg++) {
            mirrors.block().submit(set.placed(bio, leg).part(mirrors.kernel().nextName(), 0, bio.sectors(), new ToOne(set.id(), bio, leg)));
        }
    }

    private record ToOne(long id, Bio whole, int leg) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            Mirrors mirrors = kernel.get(Mirrors.LAYER);
            Write write = mirrors.ended(whole.id(), leg, status == Status.OK);
            if (write.left() == 0) {
                mirrors.io().ended(id, write);
            }
        }
    }

    private void ended(long id, Write write) {
        Bio bio = write.bio();
        if (write.failed() == 0) {
            mirrors.block().end(bio, Status.OK, Data.EMPTY);
            return;
        }
        if (bio.op() == BioOp.DISCARD) {
            mirrors.block().end(bio, Status.NOTSUPP, Data.EMPTY);
            return;
        }
        for (int leg = 0; leg < mirrors.get(id).legs().size(); leg++) {
            if ((write.failed() >> leg & 1) == 1) {
                mirrors.fail(id, leg, Leg.Health.WRITE_FAILED);
            }
        }
        if (bio.sectors() > 0) {
            mirrors.update(id, set -> set.differing(set.place().regionOf(bio.sector())));
        }
        MirrorSet set = mirrors.get(id);
        if (set.readable().isEmpty()) {
            mirrors.block().end(bio, Status.IOERR, Data.EMPTY);
        } else if (set.errors() == MirrorSet.Errors.HANDLED) {
            mirrors.update(id, now -> now.holding(now.held().plus(bio)));
        } else {
            mirrors.block().end(bio, Status.OK, Data.EMPTY);
        }
    }

    /** Ends the writes that were kept for someone who gives the device another table. */
    void dropHeld(long id) {
        var held = mirrors.get(id).held();
        mirrors.update(id, set -> set.holding(TreePVector.empty()));
        held.forEach(bio -> mirrors.block().end(bio, Status.IOERR, Data.EMPTY));
    }

    /** A region was copied: writes to it go on. */
    void goOn(long id) {
        var waiting = mirrors.get(id).recovery().waiting();
        mirrors.update(id, set -> set.with(set.recovery().waiting(TreePVector.empty())));
        waiting.forEach(bio -> write(id, bio));
    }
}
