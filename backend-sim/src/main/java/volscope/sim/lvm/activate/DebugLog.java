package volscope.sim.lvm.activate;

import java.util.List;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Subsystem;

/** The lines of lvm's debug log that tell what it asked of the device mapper. */
public final class DebugLog extends Subsystem<PVector<String>> {

    /** The key of this layer. */
    public static final Layer<DebugLog, PVector<String>> LAYER = new Layer<>("lvm debug log", TreePVector.empty(), DebugLog::new);

    private PVector<String> lines;

    private DebugLog(Kernel kernel, PVector<String> lines) {
        super(kernel);
        this.lines = lines;
    }

    @Override
    public PVector<String> publish() {
        return lines;
    }

    /** Writes a line. */
    public void add(String line) {
        lines = lines.plus(line);
    }

    /** Takes the lines out, oldest first. */
    public List<String> take() {
        List<String> taken = lines;
        lines = TreePVector.empty();
        return taken;
    }
}
