package volscope.sim.lvm.monitor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import volscope.sim.device.DevNo;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.EventListener;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.Target;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Processes;
import volscope.sim.kernel.Subsystem;
import volscope.sim.kernel.Work;
import volscope.sim.lvm.status.SnapshotStatus;
import volscope.sim.lvm.text.Percent;

/** The snapshots that are watched: looked at every ten seconds, and when their device has an event. */
public final class Monitor extends Subsystem<Monitor.State> implements EventListener {

    /** The key of this layer. */
    public static final Layer<Monitor, State> LAYER = new Layer<>("dmeventd", new State(HashTreePMap.empty()), Monitor::new);

    private static final long PERIOD = 10_000_000_000L;

    private State state;

    /**
     * What the daemon knows.
     *
     * @param watched
     *            the snapshots it watches, by the uuid of their device
     */
    public record State(PMap<String, Watched> watched) {
    }

    private Monitor(Kernel kernel, State state) {
        super(kernel);
        this.state = state;
    }

    @Override
    public State publish() {
        return state;
    }

    /** Watches a snapshot, from now on. Nothing happens if there is no such device. */
    public void watch(String uuid, Processes.Start extend) {
        device(uuid).ifPresent(md -> {
            put(new Watched(uuid, md.serial(), extend, Watched.FIRST_MARK, 0));
            kernel.at(kernel.now() + PERIOD, new Tick(uuid, md.serial()));
        });
    }

    /** No longer watches a snapshot. */
    public void leave(String uuid) {
        state = new State(state.watched().minus(uuid));
    }

    /** Whether a snapshot is watched. */
    public boolean isWatching(String uuid) {
        return find(uuid).isPresent();
    }

    /** The uuids of the devices that are watched. */
    public List<String> watched() {
        return state.watched().keySet().stream().filter(this::isWatching).toList();
    }

    private Optional<Watched> find(String uuid) {
        return Optional.ofNullable(state.watched().get(uuid)).filter(watched -> isThere(watched));
    }

    private boolean isThere(Watched watched) {
        return device(watched.uuid()).filter(md -> md.serial() == watched.device()).isPresent();
    }

    private void put(Watched watched) {
        state = new State(state.watched().plus(watched.uuid(), watched));
    }

    private Optional<MappedDevice> device(String uuid) {
        return kernel.get(Dm.LAYER).find(DmKey.uuid(uuid));
    }

    /** The next look at a snapshot. */
    private record Tick(String uuid, long device) implements Work {

        @Override
        public String label() {
            return "dmeventd looks at a snapshot";
        }

        @Override
        public boolean isRoutine() {
            return true;
        }

        @Override
        public void run(Kernel kernel) {
            Monitor monitor = kernel.get(LAYER);
            Optional<Watched> watched = monitor.find(uuid).filter(there -> there.device() == device);
            watched.ifPresent(monitor::look);
            if (watched.isPresent() && monitor.isWatching(uuid)) {
                kernel.at(kernel.now() + PERIOD, this);
            }
        }
    }

    @Override
    public void happened(DevNo dev) {
        kernel.get(Dm.LAYER).find(dev).flatMap(md -> find(md.uuid())).ifPresent(this::look);
    }

    private void look(Watched watched) {
        MappedDevice md = device(watched.uuid()).orElseThrow();
        Optional<Target> target = md.live().map(table -> table.targets()).filter(targets -> !targets.isEmpty())
                .map(targets -> targets.get(0))
                .filter(first -> first.type().name().equals("snapshot"));
        Optional<SnapshotStatus> status = target.flatMap(snapshot -> SnapshotStatus.parse(snapshot.info(kernel)));
        if (status.isEmpty()) {
            return;
        }
        if (!(status.get() instanceof SnapshotStatus.Usage usage)) {
            leave(watched.uuid());
            start(new Processes.Start(new UnmountInvalid(md.dev()), List.of("dmeventd"), Map.of()));
            return;
        }
        if (target.get().length() <= usage.used() - usage.metadata()) {
            leave(watched.uuid());
            return;
        }
        take(watched.sized(usage.total()), Percent.of(usage.used(), usage.total()).rounded());
    }

    private void take(Watched watched, double percent) {
        if (percent < watched.mark()) {
            put(watched);
            return;
        }
        put(watched.handledAt(percent));
        start(watched.extend());
    }

    private void start(Processes.Start process) {
        kernel.hook(Processes.class).ifPresent(processes -> processes.start(process));
    }
}
