package volscope.sim.check.fuzz;

import java.util.Set;
import java.util.function.Predicate;

import volscope.sim.device.Bio;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.Disk;
import volscope.sim.device.Driver;
import volscope.sim.device.Hardware;
import volscope.sim.device.Status;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Subsystem;

/** Disks that say they have written what they lose. */
final class LossyDisks extends Subsystem<LossyDisks.Nothing> implements Driver {

    /** The state of a layer without any. */
    record Nothing() {
    }

    private final Predicate<Bio> lost;
    private final Nothing nothing;

    private LossyDisks(Kernel kernel, Nothing nothing, Predicate<Bio> lost) {
        super(kernel);
        this.nothing = nothing;
        this.lost = lost;
    }

    static Layer<LossyDisks, Nothing> layer(Predicate<Bio> lost) {
        return new Layer<>("hardware", new Nothing(), (kernel, nothing) -> new LossyDisks(kernel, nothing, lost));
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
        Block block = kernel.get(Block.LAYER);
        switch (bio.op()) {
            case READ -> block.end(bio, Status.OK, block.media().read(disk.dev(), bio.sector(), bio.sectors()));
            case WRITE, DISCARD, WRITE_ZEROES -> {
                if (!lost.test(bio)) {
                    Data data = bio.data().length() > 0 ? bio.data() : Data.fill((byte) 0, (int) bio.sectors() * 512);
                    block.media().write(disk.dev(), bio.sector() * 512, data);
                }
                block.end(bio, Status.OK, Data.EMPTY);
            }
            case FLUSH -> block.end(bio, Status.OK, Data.EMPTY);
        }
    }
}
