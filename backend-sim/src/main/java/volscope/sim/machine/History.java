package volscope.sim.machine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import volscope.model.event.Event;
import volscope.model.machine.RevisionId;
import volscope.sim.kernel.KernelState;

/** The tree of revisions of a machine: nothing in it changes, it only grows, but the oldest can be folded into one. */
final class History {

    /** The revisions of this history in the order of their numbers, which count from 1; null: forgotten. */
    private final List<@Nullable Node> nodes = new ArrayList<>();
    /** Those that follow each, at the same places. */
    private final List<List<RevisionId>> children = new ArrayList<>();
    /** Revisions of another history. */
    private final Map<RevisionId, Node> adopted = new HashMap<>();
    private final int direction;
    /** The number of the revision into which those before it are folded; none is before 0. */
    private long checkpoint;
    private long runs;

    /**
     * A revision.
     *
     * @param id
     *            its name
     * @param parent
     *            the one before
     * @param state
     *            the machine
     * @param step
     *            steps since power-on on this branch
     * @param label
     *            what was done
     * @param line
     *            by which line; empty at power-on
     * @param run
     *            the number of that line's run; 0 at power-on
     * @param events
     *            what happened
     */
    record Node(RevisionId id, Optional<RevisionId> parent, KernelState state, long step, String label, Optional<String> line,
            long run, List<Event> events) {

        Node with(KernelState other) {
            return new Node(id, parent, other, step, label, line, run, events);
        }
    }

    /** A history that keeps what it gets. */
    static History lasting() {
        return new History(1);
    }

    /** A history for what is only tried: its numbers are negative. */
    static History passing() {
        return new History(-1);
    }

    private History(int direction) {
        this.direction = direction;
    }

    synchronized RevisionId powerOn(KernelState state) {
        return put(new Node(next(), Optional.empty(), state, 0, "", Optional.empty(), 0, List.of()));
    }

    synchronized RevisionId add(RevisionId parent, KernelState state, String label, String line, long run, List<Event> events) {
        return put(new Node(next(), Optional.of(parent), state, stepOf(parent) + 1, label, Optional.of(line), run, List.copyOf(events)));
    }

    /** Takes in a revision of another history as one to go on from. */
    synchronized void adopt(Node node) {
        adopted.put(node.id(), node);
    }

    private long stepOf(RevisionId id) {
        return get(id).step();
    }

    private RevisionId next() {
        return new RevisionId((nodes.size() + 1L) * direction);
    }

    /** The place of a revision of this history. */
    private int place(RevisionId id) {
        return Math.toIntExact(id.number() * direction - 1);
    }

    private boolean isHere(RevisionId id) {
        long place = id.number() * direction - 1;
        return place >= 0 && place < nodes.size();
    }

    private RevisionId put(Node node) {
        nodes.add(node);
        children.add(List.of());
        node.parent().filter(this::isHere).ifPresent(parent -> follow(place(parent), node.id()));
        return node.id();
    }

    /** Most revisions are followed by one; only those that are not have a list that grows. */
    private void follow(int parent, RevisionId id) {
        List<RevisionId> before = children.get(parent);
        if (before.isEmpty()) {
            children.set(parent, List.of(id));
        } else if (before instanceof ArrayList<RevisionId> more) {
            more.add(id);
        } else {
            children.set(parent, new ArrayList<>(List.of(before.getFirst(), id)));
        }
    }

    synchronized Optional<Node> find(RevisionId id) {
        Optional<Node> found = Optional.ofNullable(isHere(id) ? nodes.get(place(id)) : adopted.get(id));
        return isFolded(id) ? found.map(node -> node.with(held(checkpoint).state())) : found;
    }

    private boolean isFolded(RevisionId id) {
        return id.number() > 0 && id.number() < checkpoint;
    }

    private Node held(long no) {
        RevisionId id = new RevisionId(no);
        Node node = isHere(id) ? nodes.get(place(id)) : null;
        if (node == null) {
            throw new IllegalArgumentException("no revision " + no);
        }
        return node;
    }

    /** Folds all revisions made before one into it; they keep hold of the machine at power-on alone, which is kept anyway. */
    synchronized void fold(RevisionId into) {
        KernelState first = held(1).state();
        held(into.number());
        for (long no = Math.max(2, checkpoint); no < into.number(); no++) {
            Node node = nodes.get((int) no - 1);
            nodes.set((int) no - 1, node == null ? null : node.with(first));
        }
        checkpoint = Math.max(checkpoint, into.number());
    }

    /** Forgets revisions; their numbers are not given again. */
    synchronized void forget(Collection<RevisionId> revisions) {
        List<RevisionId> parents = new ArrayList<>();
        for (RevisionId id : revisions) {
            held(id.number()).parent().filter(this::isHere).ifPresent(parents::add);
            nodes.set(place(id), null);
            children.set(place(id), List.of());
        }
        for (RevisionId parent : parents) {
            if (nodes.get(place(parent)) != null) {
                children.set(place(parent), children.get(place(parent)).stream().filter(id -> nodes.get(place(id)) != null).toList());
            }
        }
    }

    synchronized Node get(RevisionId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no revision " + id.number()));
    }

    synchronized List<RevisionId> children(RevisionId id) {
        return isHere(id) ? List.copyOf(children.get(place(id))) : List.of();
    }

    /** The lines that led from power-on to a revision, in order. A line that was left in its middle counts. */
    synchronized List<String> lines(RevisionId id) {
        List<String> lines = new ArrayList<>();
        long run = 0;
        for (Optional<Node> node = find(id); node.isPresent(); node = node.get().parent().flatMap(this::find)) {
            if (node.get().run() != run) {
                run = node.get().run();
                node.get().line().ifPresent(line -> lines.add(0, line));
            }
        }
        return lines;
    }

    /** A number for a new run of a line. */
    synchronized long nextRun() {
        return ++runs;
    }
}
