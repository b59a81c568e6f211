package volscope.sim.lvm.activate;

import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.TableLine;
import volscope.sim.lvm.LvmLog;
import volscope.sim.lvm.activate.DmNames.LvLayer;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.PoolSegment;
import volscope.sim.lvm.metadata.ThinSegment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** What a pool's device is told: which thin volumes there are, and how many changes there were. */
final class PoolTalk {

    private final DmCalls calls;
    private final LvmLog log;
    private final VolumeGroup vg;

    PoolTalk(DmCalls calls, LvmLog log, VolumeGroup vg) {
        this.calls = calls;
        this.log = log;
        this.vg = vg;
    }

    /** Tells a pool what waits for it. False: it could not be told, and why has been said. */
    boolean tell(LogicalVolume pool) {
        PoolSegment segment = pool.pool().orElseThrow();
        String uuid = DmNames.uuid(vg, pool, LvLayer.THIN_POOL);
        Optional<DevNo> dev = calls.info(DmKey.uuid(uuid)).map(DmInfo::dev);
        if (dev.isEmpty() || segment.messages().isEmpty()) {
            return true;
        }
        long known = calls.status(DmKey.uuid(uuid)).stream().findFirst().map(TableLine::params).map(PoolTalk::transaction).orElse(-1L);
        if (known == segment.transaction()) {
            return true;
        }
        long before = segment.transaction() - segment.messages().size();
        if (known != before) {
            log.error("Thin pool " + DmNames.name(vg, pool, LvLayer.THIN_POOL) + " (" + dev.get() + ") transaction_id is " + known
                    + ", while expected " + before + ".");
            return false;
        }
        return segment.messages().stream().allMatch(message -> send(dev.get(), text(message)))
                && send(dev.get(), "set_transaction_id " + before + " " + segment.transaction());
    }

    private static long transaction(String status) {
        int blank = status.indexOf(' ');
        return blank > 0 ? Long.parseLong(status.substring(0, blank)) : -1;
    }

    private boolean send(DevNo dev, String text) {
        return calls.run(new DmOp.Message(dev, text)) == DmCalls.Outcome.DONE;
    }

    private String text(PoolSegment.Message message) {
        return switch (message) {
            case PoolSegment.Message.Delete(int device) -> "delete " + device;
            case PoolSegment.Message.Create(String volume) -> create(thin(volume));
        };
    }

    private String create(ThinSegment thin) {
        return thin.origin().map(origin -> "create_snap " + thin.device() + " " + thin(origin).device())
                .orElseGet(() -> "create_thin " + thin.device());
    }

    private ThinSegment thin(String volume) {
        return vg.lv(volume).flatMap(LogicalVolume::thin).orElseThrow();
    }
}
