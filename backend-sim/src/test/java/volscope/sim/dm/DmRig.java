package volscope.sim.dm;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Disk.Access;
import volscope.sim.device.Hardware;
import volscope.sim.device.Limits;
import volscope.sim.device.Limits.DaxFlag;
import volscope.sim.device.Limits.Discard;
import volscope.sim.device.Limits.WriteCache;
import volscope.sim.device.Nvdimm;
import volscope.sim.device.Sectors;
import volscope.sim.dm.TargetRegistry.Module;
import volscope.sim.dm.target.DelayTarget;
import volscope.sim.dm.target.FlakeyTarget;
import volscope.sim.dm.target.LinearTarget;
import volscope.sim.dm.target.PlainTargets;
import volscope.sim.dm.target.StripedTarget;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layers;
import volscope.sim.kernel.LogLine;
import volscope.sim.kernel.StepSink;
import volscope.sim.profile.Profile;

/** A machine with two disks, two persistent memories and one disk of large blocks, up to the device mapper and a file tree. */
public final class DmRig {

    public static final DevNo DISK = new DevNo(Hardware.VIRTIO_MAJOR, 0);
    public static final DevNo DISK_2 = new DevNo(Hardware.VIRTIO_MAJOR, 16);
    public static final DevNo LARGE_BLOCKS = new DevNo(Hardware.VIRTIO_MAJOR, 32);
    public static final DevNo PMEM = new DevNo(Hardware.PMEM_MAJOR, 0);
    public static final DevNo PMEM_2 = new DevNo(Hardware.PMEM_MAJOR, 1);
    public static final long SECTORS = 65536;

    private static final List<Module> MODULES = List.of(
            new Module("dm-mod", List.of(PlainTargets.ERROR, LinearTarget.TYPE, StripedTarget.TYPE)),
            new Module("dm-zero", List.of(PlainTargets.ZERO)), new Module("dm-delay", List.of(DelayTarget.TYPE)),
            new Module("dm-flakey", List.of(FlakeyTarget.TYPE)));

    private Kernel kernel;
    private int logged;

    public DmRig(Profile profile) {
        Layers layers = new Layers(
                List.of(Block.LAYER, Hardware.LAYER, Nvdimm.LAYER, TargetRegistry.layer(MODULES, List.of("dm-mod")), Dm.LAYER,
                        Vfs.LAYER));
        kernel = Kernel.open(Kernel.powerOn(profile, layers, 1), StepSink.NONE);
        Limits disk = new Limits(512, 512, WriteCache.VOLATILE, Discard.SUPPORTED, DaxFlag.OFF);
        Limits pmem = new Limits(512, 4096, WriteCache.VOLATILE, Discard.UNSUPPORTED, DaxFlag.ON);
        put(DISK, "vda", Disk.Kind.VIRTIO, disk);
        put(DISK_2, "vdb", Disk.Kind.VIRTIO, disk);
        put(LARGE_BLOCKS, "vdc", Disk.Kind.VIRTIO, new Limits(4096, 4096, WriteCache.NONE, Discard.SUPPORTED, DaxFlag.OFF));
        put(PMEM, "pmem0", Disk.Kind.PMEM_FSDAX, pmem);
        put(PMEM_2, "pmem1", Disk.Kind.PMEM_FSDAX, pmem);
        Vfs.boot(kernel);
    }

    private void put(DevNo dev, String name, Disk.Kind kind, Limits limits) {
        block().put(Disk.of(dev, name, kind, SECTORS, limits));
    }

    public Kernel kernel() {
        return kernel;
    }

    public Dm dm() {
        return kernel.get(Dm.LAYER);
    }

    public Block block() {
        return kernel.get(Block.LAYER);
    }

    /** Goes on from the published value, as if it had been kept. */
    public void reopen() {
        kernel = Kernel.open(kernel.publish(), StepSink.NONE);
    }

    /** Lines of a table, joined by slashes. */
    public static List<TableLine> table(String text) {
        List<TableLine> lines = new ArrayList<>();
        for (String line : text.isEmpty() ? new String[0] : text.split(" / ")) {
            String[] words = line.split(" ", 4);
            lines.add(new TableLine(Long.parseUnsignedLong(words[0]), Long.parseUnsignedLong(words[1]), words[2],
                    words.length > 3 ? words[3] : ""));
        }
        return lines;
    }

    public DevNo createEmpty(String name) {
        return dm().control().create(name, "", OptionalInt.empty()).dev();
    }

    public DevNo create(String name, String table) {
        DevNo dev = createEmpty(name);
        load(name, table);
        resume(name);
        return dev;
    }

    public void load(String name, String table) {
        dm().tables().load(DmKey.name(name), table(table), Access.READ_WRITE);
    }

    public void load(String name, String table, Access access) {
        dm().tables().load(DmKey.name(name), table(table), access);
    }

    public void suspend(String name, SuspendFlag... flags) {
        dm().suspends().suspend(DmKey.name(name), Set.of(flags));
    }

    public void resume(String name) {
        dm().suspends().resume(DmKey.name(name), Set.of());
    }

    public MappedDevice device(String name) {
        return dm().get(DmKey.name(name));
    }

    public DmInfo info(String name) {
        return dm().control().info(DmKey.name(name)).orElseThrow();
    }

    public String tableOf(String name, Slot slot) {
        return String.join(" / ", dm().tables().table(DmKey.name(name), slot).stream().map(TableLine::toString).toList());
    }

    /** The errno of a call that is refused; empty if it is not. */
    public static Optional<Errno> refusal(Runnable call) {
        return Optional.ofNullable(catchThrowableOfType(ErrnoException.class, call::run)).map(ErrnoException::errno);
    }

    /** The kernel's lines since this was last asked. */
    public List<String> newLog() {
        List<String> all = kernel.log().stream().map(LogLine::text).toList();
        List<String> fresh = all.subList(logged, all.size());
        logged = all.size();
        return fresh;
    }

    /** What becomes of a request: {@code OK} or an errno. */
    public String submit(BioOp op, DevNo dev, long sector, long sectors, Data data, BioFlag... flags) {
        try {
            block().await(block().request(op, dev, sector, sectors, data, Set.of(flags)));
            return "OK";
        } catch (ErrnoException failed) {
            return failed.errno().name();
        }
    }

    public String write(DevNo dev, long sector, byte[] bytes) {
        return submit(BioOp.WRITE, dev, sector, bytes.length / Sectors.SIZE, Data.of(bytes));
    }

    public byte[] read(DevNo dev, long sector, long sectors) {
        return block().await(block().request(BioOp.READ, dev, sector, sectors, Data.EMPTY, Set.of())).toArray();
    }

    /** One byte, the same all over so many sectors. */
    public static byte[] bytes(int sectors, int value) {
        byte[] bytes = new byte[sectors * Sectors.SIZE];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
