package volscope.sim.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.model.event.Event;
import volscope.model.explain.Finding;
import volscope.model.machine.DaxState;
import volscope.model.machine.DeviceRange;
import volscope.model.machine.DirectFileInfo;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MappedDeviceInfo.Suspension;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.MountInfo;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;
import volscope.model.machine.WaitInfo;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.Slot;
import volscope.sim.dm.TableLine;
import volscope.sim.fs.OpenMode;
import volscope.sim.fs.Vfs;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.WallClock;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.LogLine;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.StepSink;
import volscope.sim.lvm.monitor.Monitor;
import volscope.sim.mm.MemoryManager;
import volscope.sim.page.RunCounts;
import volscope.sim.snapshot.SnapshotView;

/** The port {@link Revision} over a machine's value. What has to be computed is computed on a draft that is thrown away. */
final class SimulatedRevision implements Revision {

    private final History.Node node;
    private final RunCounts counts;
    private final Judgement judgement;
    private final KnownGroups groups;

    SimulatedRevision(History.Node node, RunCounts counts, Judgement judgement, KnownGroups groups) {
        this.groups = groups;
        this.node = node;
        this.counts = counts;
        this.judgement = judgement;
    }

    private Kernel draft() {
        return Kernel.open(node.state(), StepSink.NONE);
    }

    @Override
    public RevisionId id() {
        return node.id();
    }

    @Override
    public String kernel() {
        return node.state().profile().name();
    }

    @Override
    public long step() {
        return node.step();
    }

    @Override
    public long nanos() {
        return node.state().now();
    }

    @Override
    public long clock() {
        return WallClock.at(nanos());
    }

    @Override
    public String label() {
        return node.label();
    }

    @Override
    public Optional<String> line() {
        return node.line();
    }

    @Override
    public List<Event> events() {
        return node.events();
    }

    @Override
    public List<DiskInfo> disks() {
        return node.state().of(Block.LAYER).disks().values().stream().filter(disk -> disk.kind() != Disk.Kind.DM && disk.sectors() > 0)
                .map(disk -> new DiskInfo(disk.name(), disk.dev().toString(), Sectors.toBytes(disk.sectors()), kind(disk.kind()),
                        DaxState.of(disk.limits().hasDax())))
                .toList();
    }

    private static String kind(Disk.Kind kind) {
        return switch (kind) {
            case PMEM_FSDAX, PMEM_FSDAX_DEV -> "fsdax";
            case PMEM_RAW -> "raw";
            case PMEM_SECTOR -> "sector";
            case PMEM_VIRTIO -> "virtio-pmem";
            case VIRTIO -> "disk";
            case LOOP -> "loop";
            case DM -> "dm";
        };
    }

    @Override
    public List<VolumeGroupInfo> volumeGroups() {
        return groups.of(node.state());
    }

    @Override
    public List<MappedDeviceInfo> mappedDevices() {
        Kernel kernel = draft();
        return kernel.get(Dm.LAYER).byName().stream().map(md -> describe(kernel, md)).toList();
    }

    private static MappedDeviceInfo describe(Kernel kernel, MappedDevice md) {
        Optional<Disk> disk = kernel.get(Block.LAYER).find(md.dev());
        return new MappedDeviceInfo(md.name(), md.dev().toString(), md.uuid(), md.type(), table(kernel, md, Slot.LIVE),
                table(kernel, md, Slot.INACTIVE), md.isSuspended() ? Suspension.SUSPENDED : Suspension.RUNNING,
                disk.map(Disk::opens).orElse(0), DaxState.of(disk.map(d -> d.limits().hasDax()).orElse(false)));
    }

    private static List<String> table(Kernel kernel, MappedDevice md, Slot slot) {
        return kernel.get(Dm.LAYER).tables().table(DmKey.number(md.dev()), slot).stream().map(TableLine::toString).toList();
    }

    @Override
    public Optional<SnapshotInfo> snapshot(String device) {
        return SnapshotView.info(draft(), device);
    }

    @Override
    public List<ExceptionRun> exceptions(String device, long from, long to) {
        return SnapshotView.exceptions(draft(), device, from, to);
    }

    @Override
    public long[] exceptionCounts(String device, long from, long length, int bins) {
        return SnapshotView.exceptionMap(draft(), device).map(map -> counts.counts(map, from, length, bins))
                .orElseGet(() -> new long[bins]);
    }

    @Override
    public Optional<byte[]> bytes(String device, long offset, int length) {
        Kernel kernel = draft();
        Block block = kernel.get(Block.LAYER);
        var dev = kernel.get(Dm.LAYER).find(DmKey.name(device)).map(MappedDevice::dev)
                .or(() -> block.named(device).map(Disk::dev));
        if (dev.isEmpty() || length == 0) {
            return dev.map(d -> new byte[0]);
        }
        long first = offset / Sectors.SIZE;
        long last = (offset + length - 1) / Sectors.SIZE;
        try {
            Data data = block.await(block.request(BioOp.READ, dev.get(), first, last - first + 1, Data.EMPTY, Set.of()));
            int skip = (int) (offset - Sectors.toBytes(first));
            return Optional.of(Arrays.copyOfRange(data.toArray(), skip, skip + length));
        } catch (ErrnoException | Sleeping unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public List<MountInfo> mounts() {
        return draft().get(Vfs.LAYER).mounts().volumes();
    }

    @Override
    public List<MappingInfo> mappings() {
        return draft().get(MemoryManager.LAYER).mappings();
    }

    @Override
    public List<DirectFileInfo> directFiles() {
        return draft().get(MemoryManager.LAYER).directFiles();
    }

    @Override
    public List<WaitInfo> waits() {
        return draft().hook(Tasks.class).orElseThrow().sleeps().entrySet().stream()
                .filter(asleep -> asleep.getValue().until() == Sleeping.NO_TIME)
                .map(asleep -> new WaitInfo(asleep.getKey(), asleep.getValue().reason(),
                        Optional.of(asleep.getValue().holder()).filter(holder -> !holder.equals(Sleeping.ANYONE))))
                .toList();
    }

    @Override
    public List<String> log(int from) {
        List<LogLine> log = node.state().log();
        return new ArrayList<>(log.subList(Math.min(from, log.size()), log.size()).stream().map(LogLine::text).toList());
    }

    @Override
    public List<LogicalVolumeInfo> hiddenVolumes() {
        return GroupViews.hidden(draft());
    }

    @Override
    public long missingPhysicalVolumes(String group) {
        return GroupViews.missing(draft(), group);
    }

    @Override
    public long eventNumber(String device) {
        return draft().get(Dm.LAYER).find(DmKey.name(device)).map(MappedDevice::eventNr).orElse(0);
    }

    @Override
    public long requestsKept(String device) {
        return draft().get(Dm.LAYER).find(DmKey.name(device)).map(md -> md.deferred().size()).orElse(0);
    }

    @Override
    public List<String> monitored() {
        Kernel kernel = draft();
        return kernel.get(Monitor.LAYER).watched().stream().flatMap(uuid -> kernel.get(Dm.LAYER).find(DmKey.uuid(uuid)).stream())
                .map(MappedDevice::name).sorted().toList();
    }

    @Override
    public List<String> waiting() {
        return draft().hook(Tasks.class).orElseThrow().running().stream().filter(Task::waits).map(Task::label).toList();
    }

    @Override
    public Optional<byte[]> file(String path, long offset, int length) {
        Vfs vfs = draft().get(Vfs.LAYER);
        try {
            if (vfs.stat(path).isEmpty()) {
                return Optional.empty();
            }
            long handle = vfs.open(path, OpenMode.READ);
            vfs.seek(handle, offset);
            byte[] bytes = vfs.read(handle, length);
            return bytes.length == length ? Optional.of(bytes) : Optional.empty();
        } catch (ErrnoException | Sleeping unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public List<DeviceRange> fileRanges(String path) {
        Kernel kernel = draft();
        try {
            return kernel.get(Vfs.LAYER).volumeFile(path).map(file -> ranges(kernel, file)).orElse(List.of());
        } catch (ErrnoException | Sleeping unreadable) {
            return List.of();
        }
    }

    private static List<DeviceRange> ranges(Kernel kernel, VolumeFile file) {
        FileSystems systems = kernel.get(FileSystems.LAYER);
        DevNo dev = systems.device(file.volume());
        String name = kernel.get(Dm.LAYER).find(DmKey.number(dev)).map(MappedDevice::name)
                .or(() -> kernel.get(Block.LAYER).find(dev).map(Disk::name)).orElse("");
        long sectors = systems.blockSize(file.volume()) / Sectors.SIZE;
        List<DeviceRange> ranges = new ArrayList<>();
        for (long block : systems.files(file.volume()).blocks(file.inode())) {
            DeviceRange last = ranges.isEmpty() ? new DeviceRange(name, -1, 0) : ranges.getLast();
            if (last.sector() + last.sectors() == block * sectors) {
                ranges.set(ranges.size() - 1, new DeviceRange(name, last.sector(), last.sectors() + sectors));
            } else {
                ranges.add(new DeviceRange(name, block * sectors, sectors));
            }
        }
        return List.copyOf(ranges);
    }

    @Override
    public List<Finding> broken() {
        return judgement.broken(node);
    }

    @Override
    public Optional<List<Revision>> afterPowerCut(int most) {
        return judgement.afterPowerCut(node, most)
                .map(states -> states.stream().<Revision>map(state -> new SimulatedRevision(booted(state), counts, judgement, groups))
                        .toList());
    }

    private History.Node booted(KernelState state) {
        return new History.Node(node.id(), Optional.empty(), state, node.step(), node.label(), node.line(), node.run(), List.of());
    }
}
