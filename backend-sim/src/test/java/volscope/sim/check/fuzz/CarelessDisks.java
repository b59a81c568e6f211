package volscope.sim.check.fuzz;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

import volscope.sim.device.Bio;
import volscope.sim.device.BioFlag;
import volscope.sim.device.Disk;
import volscope.sim.device.Driver;
import volscope.sim.device.Hardware;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Subsystem;

/** Disks in front of the real ones that make something else of what they are told. */
final class CarelessDisks extends Subsystem<CarelessDisks.Nothing> implements Driver {

    /** The state of a layer without any. */
    record Nothing() {
    }

    private final Nothing nothing;
    private final UnaryOperator<Bio> heard;

    private CarelessDisks(Kernel kernel, Nothing nothing, UnaryOperator<Bio> heard) {
        super(kernel);
        this.nothing = nothing;
        this.heard = heard;
    }

    /**
     * @param heard
     *            what a disk makes of a request
     */
    static Layer<CarelessDisks, Nothing> layer(UnaryOperator<Bio> heard) {
        return new Layer<>("careless disks", new Nothing(), (kernel, nothing) -> new CarelessDisks(kernel, nothing, heard));
    }

    /** The request without a flag. */
    static Bio without(Bio bio, BioFlag flag) {
        Set<BioFlag> flags = EnumSet.noneOf(BioFlag.class);
        flags.addAll(bio.flags());
        flags.remove(flag);
        return new Bio(bio.id(), bio.op(), bio.dev(), bio.sector(), bio.sectors(), Set.copyOf(flags), bio.data(), bio.end());
    }

    @Override
    public Nothing publish() {
        return nothing;
    }

    @Override
    public Set<Integer> majors() {
        return Set.of(Hardware.VIRTIO_MAJOR);
    }

    @Override
    public void submit(Disk disk, Bio bio) {
        kernel.get(Hardware.LAYER).submit(disk, heard.apply(bio));
    }
}
