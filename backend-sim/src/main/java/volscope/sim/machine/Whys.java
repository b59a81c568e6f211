package volscope.sim.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.model.event.Event;
import volscope.model.machine.Cause;
import volscope.model.machine.Cause.Kind;
import volscope.model.machine.RevisionId;
import volscope.model.machine.SnapshotInfo;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.Target;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.StepSink;
import volscope.sim.snapshot.OriginTarget;
import volscope.sim.snapshot.SnapshotView;

/** Follows the history back to tell why a chunk reads as it does. */
final class Whys {

    private final History history;
    private final String snapshot;
    private final List<String> origins;
    private final long chunk;
    private final long chunkSectors;

    private Whys(History history, String snapshot, List<String> origins, long chunk, long chunkSectors) {
        this.history = history;
        this.snapshot = snapshot;
        this.origins = origins;
        this.chunk = chunk;
        this.chunkSectors = chunkSectors;
    }

    static List<Cause> of(History history, RevisionId at, String device, long chunk) {
        Kernel kernel = Kernel.open(history.get(at).state(), StepSink.NONE);
        Optional<SnapshotInfo> info = SnapshotView.info(kernel, device);
        if (info.isEmpty() || info.get().chunkSectors() == 0) {
            return List.of();
        }
        return new Whys(history, device, origins(kernel, info.get().origin()), chunk, info.get().chunkSectors()).walk(at);
    }

    /** The devices whose snapshot-origin stands on the snapshot's origin device. */
    private static List<String> origins(Kernel kernel, String lower) {
        Dm dm = kernel.get(Dm.LAYER);
        return dm.byName().stream().filter(md -> md.live().map(table -> table.targets()).orElse(List.of()).stream()
                .anyMatch(target -> isOriginOn(dm, target, lower))).map(MappedDevice::name).toList();
    }

    private static boolean isOriginOn(Dm dm, Target target, String lower) {
        return target instanceof OriginTarget origin && dm.nameOf(origin.dev()).equals(lower);
    }

    private List<Cause> walk(RevisionId at) {
        List<Cause> causes = new ArrayList<>();
        boolean taken = false;
        for (Optional<History.Node> node = history.find(at); node.isPresent(); node = node.get().parent().flatMap(history::find)) {
            for (Event event : node.get().events().reversed()) {
                Optional<Cause> cause = cause(node.get(), event);
                if (taken && cause.map(Cause::kind).filter(kind -> kind == Kind.ORIGIN_WRITTEN).isPresent()) {
                    causes.add(cause.get());
                    return causes;
                }
                if (!taken) {
                    cause.ifPresent(causes::add);
                    taken = cause.map(Cause::kind).filter(kind -> kind == Kind.SNAPSHOT_TAKEN).isPresent();
                }
            }
        }
        return causes;
    }

    private Optional<Cause> cause(History.Node node, Event event) {
        return switch (event) {
            case Event.Written(String device, long sector, long sectors) when covers(sector, sectors) -> written(node, device);
            case Event.CopyStarted(String device, long copied, long slot) when device.equals(snapshot) && copied == chunk ->
                Optional.of(new Cause(node.id(), node.line().orElse(""), Kind.COPIED, device, chunk, slot));
            case Event.DeviceCreated(String device) when device.equals(snapshot) ->
                Optional.of(new Cause(node.id(), node.line().orElse(""), Kind.SNAPSHOT_TAKEN, device, chunk, -1));
            default -> Optional.empty();
        };
    }

    private Optional<Cause> written(History.Node node, String device) {
        if (device.equals(snapshot)) {
            return Optional.of(new Cause(node.id(), node.line().orElse(""), Kind.SNAPSHOT_WRITTEN, device, chunk, -1));
        }
        return origins.contains(device)
                ? Optional.of(new Cause(node.id(), node.line().orElse(""), Kind.ORIGIN_WRITTEN, device, chunk, -1))
                : Optional.empty();
    }

    private boolean covers(long sector, long sectors) {
        long first = chunk * chunkSectors;
        return sector < first + chunkSectors && sector + sectors > first;
    }
}
