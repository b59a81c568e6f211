package volscope.sim.lvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import volscope.sim.device.Block;
import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Hardware;
import volscope.sim.device.Limits;
import volscope.sim.device.Nvdimm;
import volscope.sim.dm.Dm;
import volscope.sim.dm.TargetRegistry;
import volscope.sim.dm.TargetType;
import volscope.sim.dm.target.LinearTarget;
import volscope.sim.dm.target.PlainTargets;
import volscope.sim.dm.target.StripedTarget;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Input;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Layers;
import volscope.sim.kernel.LogLine;
import volscope.sim.kernel.Program;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.StepSink;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.activate.DebugLog;
import volscope.sim.lvm.ondisk.Devices;
import volscope.sim.lvm.ondisk.Hints;
import volscope.sim.lvm.ondisk.MetadataMemo;
import volscope.sim.profile.Profile;
import volscope.sim.snapshot.OriginTarget;
import volscope.sim.snapshot.SnapshotType;
import volscope.sim.snapshot.Snapshots;

/** A machine with two pmem devices and some disks, on which lvm's programs run at once and to their end. */
public final class LvmMachine implements Sys {

    /** What a program did. */
    public record Done(List<String> output, int code, List<String> log, List<String> ops) {
    }

    private static final String CONFIG = """
            config { checks = 1  abort_on_errors = 0  profile_dir = "/etc/lvm/profile" }
            backup { backup = 1  archive = 1  backup_dir = "/etc/lvm/backup"  archive_dir = "/etc/lvm/archive" }
            activation { udev_sync = 0  udev_rules = 0  verify_udev_operations = 0  monitoring = 0 }
            """;

    private final Map<String, Program> programs = LvmTools.programs();
    private Kernel kernel;

    public LvmMachine(Profile profile) {
        List<TargetType> types = List.of(LinearTarget.TYPE, StripedTarget.TYPE, PlainTargets.ZERO, PlainTargets.ERROR, OriginTarget.TYPE,
                SnapshotType.SNAPSHOT, SnapshotType.MERGE);
        List<Layer<?, ?>> layers = List.of(Block.LAYER, Hardware.LAYER, Nvdimm.LAYER, TargetRegistry.layer(types), Dm.LAYER,
                Snapshots.LAYER, Vfs.LAYER,
                MetadataMemo.LAYER, Hints.LAYER, DebugLog.LAYER);
        kernel = Kernel.open(Kernel.powerOn(profile, new Layers(layers), 1), StepSink.NONE);
        Vfs.boot(kernel);
        Vfs vfs = kernel.get(Vfs.LAYER);
        vfs.mkdirs("/etc/lvm");
        vfs.writeFile("/etc/lvm/lvm.conf", CONFIG.getBytes(UTF_8));
        pmem("pmem0", 0, Limits.DaxFlag.ON);
        pmem("pmem1", 1, Limits.DaxFlag.ON);
        disk("vda", 0, 1048576);
        disk("vdb", 16, 1048576);
        disk("vdc", 32, 1048576);
    }

    /** Takes a device away. */
    public void unplug(String name) {
        Block block = kernel.get(Block.LAYER);
        block.disks().stream().filter(disk -> disk.name().equals(name)).map(Disk::dev).toList().forEach(block::remove);
    }

    /** Fills sectors of a device with a byte; it is no matter if the device refuses. */
    public void fill(String path, long sector, int sectors, char content) {
        byte[] bytes = new byte[sectors * 512];
        Arrays.fill(bytes, (byte) content);
        DevNo dev = call(there -> Devices.at(there, path)).orElseThrow().dev();
        BlockIo.write(this, dev, sector, Data.of(bytes));
    }

    /** Adds a disk. */
    public void disk(String name, int minor, long sectors) {
        var limits = new Limits(512, 512, Limits.WriteCache.VOLATILE, Limits.Discard.SUPPORTED, Limits.DaxFlag.OFF);
        kernel.get(Block.LAYER).put(Disk.of(new DevNo(254, minor), name, Disk.Kind.VIRTIO, sectors, limits));
    }

    /** Adds persistent memory. */
    public void pmem(String name, int minor, Limits.DaxFlag dax) {
        pmem(name, minor, dax, 1044480);
    }

    /** Adds persistent memory of some size. */
    public void pmem(String name, int minor, Limits.DaxFlag dax, long sectors) {
        var limits = new Limits(512, 4096, Limits.WriteCache.VOLATILE, Limits.Discard.UNSUPPORTED, dax);
        kernel.get(Block.LAYER).put(Disk.of(new DevNo(259, minor), name, Disk.Kind.PMEM_FSDAX, sectors, limits));
    }

    /** The machine itself. */
    public Kernel kernel() {
        return kernel;
    }

    /** Publishes the machine and goes on from the published value. */
    public void reopen() {
        kernel = Kernel.open(kernel.publish(), StepSink.NONE);
    }

    /** Whether a word is a program here. */
    public boolean knows(String name) {
        return programs.containsKey(name);
    }

    @Override
    public <T> T call(Function<Kernel, T> call) {
        for (int tries = 0; tries < 1000; tries++) {
            try {
                return call.apply(kernel);
            } catch (Sleeping sleeping) {
                wake(sleeping);
            }
        }
        throw new AssertionError("sleeps for ever");
    }

    private void wake(Sleeping sleeping) {
        long time = Math.min(sleeping.until(), kernel.nextTimer());
        if (time == Sleeping.NO_TIME) {
            throw new AssertionError("nothing wakes: " + sleeping.reason());
        }
        kernel.advance(time);
        kernel.drain();
    }

    /** Runs a program with the end of a file as its input. */
    public Done run(String... words) {
        return answer("", words);
    }

    /** Runs a program with this input. */
    public Done answer(String input, String... words) {
        int before = kernel.log().size();
        kernel.get(DebugLog.LAYER).take();
        var out = new ByteArrayOutputStream();
        var invocation = new Invocation(this, List.of(words), Map.of(), "/root", Input.of(input.getBytes(UTF_8)), out::writeBytes,
                out::writeBytes, Map.of());
        Program program = programs.get(words[0]);
        if (program == null) {
            throw new AssertionError("no program " + words[0]);
        }
        int code = program.run(invocation);
        kernel.drain();
        List<String> log = kernel.log().subList(before, kernel.log().size()).stream().map(LogLine::text).toList();
        return new Done(out.toString(UTF_8).lines().toList(), code, log, kernel.get(DebugLog.LAYER).take());
    }
}
