package volscope.sim.fs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Hardware;
import volscope.sim.device.Limits;
import volscope.sim.device.Namespace;
import volscope.sim.device.Nvdimm;
import volscope.sim.fs.extent.FileSystems;
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
import volscope.sim.profile.Profile;

/** A machine with two pmem devices and a disk, whose programs run at once and to their end. */
public final class TestMachine implements Sys {

    /** What a program did: all it printed, and its exit code. */
    public record Done(String text, int code) {
    }

    public static final DevNo PMEM0 = new DevNo(259, 0);
    public static final DevNo PMEM1 = new DevNo(259, 1);
    public static final DevNo VDA = new DevNo(254, 0);

    public Kernel kernel;

    public TestMachine(Profile profile, Layer<?, ?>... above) {
        List<Layer<?, ?>> layers = new ArrayList<>(List.of(Block.LAYER, Hardware.LAYER, Nvdimm.LAYER, FileSystems.LAYER, Vfs.LAYER));
        layers.addAll(List.of(above));
        kernel = Kernel.open(Kernel.powerOn(profile, new Layers(layers), 1), StepSink.NONE);
        Block block = kernel.get(Block.LAYER);
        var dax = new Limits(512, 4096, Limits.WriteCache.VOLATILE, Limits.Discard.UNSUPPORTED, Limits.DaxFlag.ON);
        var disk = new Limits(512, 512, Limits.WriteCache.VOLATILE, Limits.Discard.SUPPORTED, Limits.DaxFlag.OFF);
        block.put(Disk.of(PMEM0, "pmem0", Disk.Kind.PMEM_FSDAX, 1044480, dax));
        block.put(Disk.of(PMEM1, "pmem1", Disk.Kind.PMEM_FSDAX, 1044480, dax));
        block.put(Disk.of(VDA, "vda", Disk.Kind.VIRTIO, 1048576, disk));
        for (int region = 0; region < 2; region++) {
            kernel.get(Nvdimm.LAYER).add(new Namespace(region, Namespace.Mode.FSDAX, 1048576 * 512L, "id-" + region));
        }
        Vfs.boot(kernel);
    }

    public Vfs vfs() {
        return kernel.get(Vfs.LAYER);
    }

    public Block block() {
        return kernel.get(Block.LAYER);
    }

    /** Publishes the machine and goes on from the published value. */
    public void reopen() {
        kernel = Kernel.open(kernel.publish(), StepSink.NONE);
    }

    /** The kernel log lines from a position on, joined. */
    public String log(int from) {
        return String.join("\n", kernel.log().subList(from, kernel.log().size()).stream().map(LogLine::text).toList());
    }

    @Override
    public <T> T call(Function<Kernel, T> call) {
        for (int tries = 0; tries < 1000; tries++) {
            try {
                return call.apply(kernel);
            } catch (Sleeping e) {
                wake(e);
            }
        }
        throw new AssertionError("sleeps for ever");
    }

    /** Freezes the file system on a device, however long it takes. */
    public void freeze(DevNo dev) {
        run(kernel -> kernel.get(FileSystems.LAYER).freeze(dev));
    }

    private void wake(Sleeping sleeping) {
        long time = Math.min(sleeping.until(), kernel.nextTimer());
        if (time == Sleeping.NO_TIME) {
            throw new AssertionError("nothing wakes: " + sleeping.reason());
        }
        kernel.advance(time);
        kernel.drain();
    }

    /** Runs a program with words from a line split at blanks. */
    public Done run(Map<String, Program> programs, String line) {
        List<String> words = List.of(line.split(" +"));
        var out = new ByteArrayOutputStream();
        var invocation = new Invocation(this, words, Map.of(), "/root", Input.EMPTY, out::writeBytes, out::writeBytes, Map.of());
        Program program = programs.get(words.get(0));
        if (program == null) {
            throw new AssertionError("no program " + words.get(0));
        }
        int code = program.run(invocation);
        return new Done(out.toString(UTF_8), code);
    }
}
