package volscope.sim.mirror;

import java.util.Optional;
import java.util.Set;

import volscope.sim.device.Bio;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.EndIo;
import volscope.sim.device.Status;
import volscope.sim.dm.Pace;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Work;
import volscope.sim.mirror.MirrorSet.Stage;
import volscope.sim.mirror.MirrorState.Write;

/** Makes the devices of a mirror alike: copies region after region from the main device to the others. */
final class Resync {

    private final Mirrors mirrors;

    Resync(Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    /** Starts, or goes on. */
    void start(long id) {
        if (mirrors.get(id).recovery().stage() == Stage.STOPPED) {
            mirrors.update(id, set -> set.retrying().with(set.recovery().stopping(false)));
            if (mirrors.get(id).next().isPresent()) {
                next(id);
            }
        }
    }

    private void at(long id, Stage stage) {
        mirrors.update(id, set -> set.with(set.recovery().at(stage)));
    }

    /** The next region is copied at once while the devices are not far behind, else when they have caught up. */
    private void next(long id) {
        at(id, Stage.READY);
        Pace.queue(mirrors.kernel(), mirrors.get(id).recovery().busy(), new Next(id));
    }

    /**
     * Stops after the region that is being copied.
     *
     * @throws Sleeping
     *             while that takes its time
     */
    void stop(long id) {
        mirrors.update(id, set -> set.with(set.recovery().stopping(true)));
        boolean stopped = mirrors.kernel().runUntil(() -> mirrors.get(id).recovery().stage() == Stage.STOPPED);
        if (!stopped && mirrors.get(id).recovery().stage() == Stage.READY) {
            at(id, Stage.STOPPED);
        } else if (!stopped) {
            throw Sleeping.onWork("copy of a mirror's region");
        }
    }

    private record Next(long id) implements Work {
        @Override
        public String label() {
            return "copy next region of a mirror";
        }

        @Override
        public void run(Kernel kernel) {
            Mirrors mirrors = kernel.get(Mirrors.LAYER);
            mirrors.find(id).filter(set -> set.recovery().stage() == Stage.READY).ifPresent(mirrors.resync()::step);
        }
    }

    private void step(MirrorSet set) {
        Optional<Long> region = set.next();
        if (set.recovery().stopping() || region.isEmpty()) {
            at(set.id(), Stage.STOPPED);
        } else if (set.pending().containsKey(region.get())) {
            at(set.id(), Stage.WAITING);
        } else {
            at(set.id(), Stage.COPYING);
            copy(set, region.get());
        }
    }

    /** A write to one device has ended: a copy may have waited for it. */
    void written(long id) {
        mirrors.find(id).filter(set -> set.recovery().stage() == Stage.WAITING).ifPresent(set -> next(id));
    }

    private void copy(MirrorSet set, long region) {
        Leg from = set.mainLeg();
        long sectors = set.place().sectorsOf(region);
        mirrors.block().submit(new Bio(mirrors.kernel().nextName(), BioOp.READ, from.dev(), from.offset() + region * set.place().region(),
                sectors, Set.of(), Data.EMPTY, new Source(set.id(), region)));
    }

    private record Source(long id, long region) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            Mirrors mirrors = kernel.get(Mirrors.LAYER);
            if (status == Status.OK) {
                mirrors.resync().spread(mirrors.get(id), region, data);
                return;
            }
            mirrors.log(Level.ERR, "Unable to read primary mirror during recovery");
            mirrors.fail(id, mirrors.get(id).main(), Leg.Health.SYNC_FAILED);
            mirrors.resync().done(id, region, false);
        }
    }

    private void spread(MirrorSet set, long region, Data data) {
        long number = mirrors.kernel().nextName();
        Bio whole = new Bio(number, BioOp.WRITE, set.place().device(), set.place().start() + region * set.place().region(),
                set.place().sectorsOf(region), Set.of(), data, EndIo.NONE);
        mirrors.begin(new Write(whole, set.legs().size() - 1, 0));
        int copy = 0;
        for (int leg = 0; leg < set.legs().size(); leg++) {
            if (leg != set.main()) {
                mirrors.block().submit(set.placed(whole, leg)
                        .part(mirrors.kernel().nextName(), 0, whole.sectors(), new Copied(set.id(), region, number, leg, copy++)));
            }
        }
    }

    private record Copied(long id, long region, long number, int leg, int copy) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            Mirrors mirrors = kernel.get(Mirrors.LAYER);
            Write write = mirrors.ended(number, copy, status == Status.OK);
            if (status != Status.OK) {
                mirrors.fail(id, leg, Leg.Health.SYNC_FAILED);
            }
            if (write.left() == 0) {
                if (write.failed() != 0) {
                    mirrors.log(Level.ERR, "Write error during recovery (error = 0x" + Long.toHexString(write.failed()) + ")");
                }
                mirrors.resync().done(id, region, write.failed() == 0);
            }
        }
    }

    private void done(long id, long region, boolean good) {
        mirrors.update(id, set -> {
            long busy = Pace.busyUntil(mirrors.kernel(), set.recovery().busy(), set.place().sectorsOf(region));
            return set.copied(region, good)
                    .with(set.recovery().at(Stage.STOPPED).busyUntil(busy));
        });
        mirrors.io().goOn(id);
        MirrorSet set = mirrors.get(id);
        if (set.next().isEmpty() && set.isWholeAlike()) {
            mirrors.dm().event(set.place().device());
        }
        if (!set.recovery().stopping() && set.next().isPresent()) {
            next(id);
        }
    }
}
