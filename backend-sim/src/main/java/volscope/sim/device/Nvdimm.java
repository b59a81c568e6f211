package volscope.sim.device;

import java.util.List;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Subsystem;

/** The NVDIMMs' namespaces. */
public final class Nvdimm extends Subsystem<PVector<Namespace>> {

    /** The key of this layer. */
    public static final Layer<Nvdimm, PVector<Namespace>> LAYER = new Layer<>("nvdimm", TreePVector.empty(), Nvdimm::new);

    private PVector<Namespace> namespaces;

    private Nvdimm(Kernel kernel, PVector<Namespace> namespaces) {
        super(kernel);
        this.namespaces = namespaces;
    }

    @Override
    public PVector<Namespace> publish() {
        return namespaces;
    }

    /** All namespaces, by region. */
    public List<Namespace> namespaces() {
        return namespaces;
    }

    /** Puts a namespace in the place of the one of its region. */
    public void replace(Namespace namespace) {
        for (int i = 0; i < namespaces.size(); i++) {
            if (namespaces.get(i).region() == namespace.region()) {
                namespaces = namespaces.with(i, namespace);
            }
        }
    }

    /** Adds a namespace. */
    public void add(Namespace namespace) {
        namespaces = namespaces.plus(namespace);
    }
}
