package volscope.sim.machine.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import volscope.model.machine.Exploration.Grain;
import volscope.sim.check.explore.Canon;
import volscope.sim.check.explore.Summary;
import volscope.sim.device.Block;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Work;
import volscope.sim.machine.Components;
import volscope.sim.machine.Move;
import volscope.sim.machine.Moves;
import volscope.sim.machine.explore.Backlog.Item;

/**
 * Makes moves. What a move does is worked out by the machine once for all machines in which the components that it looks at say the same, and
 * is known from then on. Works for one thread.
 */
final class Steps {

    private static final Consumer<Move> UNHEARD = move -> {
    };
    /** Tell apart what is summed up, in the lowest bits. */
    private static final int TAG = 2;
    private static final long MEANING = 1;
    private static final long KEY = 2;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private final Canon canon;
    private final Moves moves;
    private final Components components;
    private final Learned learned;
    private final Grain grain;
    private final int block;
    /** A step of each task. */
    private final Move[] tasks;
    /** Who lets time pass. */
    private final Summary nobody;
    /** What components say at the start. */
    private final Summary[] saidFirst;
    private final Node start;
    private Summary[] scratch = new Summary[128];

    /**
     * @param begin
     *            the machine that all the others come from
     * @param moves
     *            makes what is not known
     * @param learned
     *            what is known
     */
    Steps(KernelState begin, Canon canon, Moves moves, Learned learned, Grain grain) {
        this.canon = canon;
        this.moves = moves;
        this.components = moves.components();
        this.learned = learned;
        this.grain = grain;
        this.block = components.place(Block.LAYER);
        this.tasks = components.names().stream().map(Move.Step::new).toArray(Move[]::new);
        this.nobody = canon.ofAll("nobody");
        this.start = enter(begin, null, new Backlog(items(begin.queue())), false);
        this.saidFirst = start.said();
    }

    /** The machine that all the others come from. */
    Node start() {
        return start;
    }

    private Node enter(KernelState state, @Nullable Node before, Backlog backlog, boolean unseen) {
        Object[] parts = components.of(state, before == null ? null : before.parts());
        Summary[] said = new Summary[parts.length];
        for (int i = 0; i < parts.length; i++) {
            said[i] = before != null && parts[i] == before.parts()[i] ? before.said()[i] : canon.of(parts[i]);
        }
        return new Node(parts, said, backlog, state.log(), unseen);
    }

    private Item[] items(List<Work> works) {
        Item[] items = new Item[works.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = Item.of(works.get(i), canon.remembered(works.get(i)));
        }
        return items;
    }

    /** The work that waits in a machine after a move; where nobody looked at it, it is what waited but for what was taken, and what came. */
    private Backlog backlog(Node at, int taken, boolean isWhole, List<Work> works) {
        int left = at.backlog().size() - (taken < 0 ? 0 : 1);
        return isWhole ? new Backlog(items(works)) : at.backlog().changed(taken, items(works.subList(left, works.size())));
    }

    /** What a machine says. */
    Summary meaning(Node at) {
        Summary known = at.meaning();
        if (known == null) {
            known = sum(at);
            at.means(known);
        }
        return known;
    }

    private Summary sum(Node at) {
        long changed = 0;
        int count = 0;
        for (int i = 0; i < components.meaningful(); i++) {
            Summary one = at.said()[i];
            if (!isFirst(one, i)) {
                changed |= 1L << i;
                scratch[count++] = one;
            }
        }
        count = gather(at.backlog().sorted(), count);
        return canon.ofAll(changed << TAG | MEANING, scratch, count);
    }

    /** Whether a component says what it said at first, and that names no numbers: then it need not be said. */
    private boolean isFirst(Summary one, int place) {
        return one.numbers().length == 0 && one.saysTheSame(saidFirst[place]);
    }

    /** Puts what works say behind what was gathered, and says how much it is then. */
    private int gather(Item[] items, int from) {
        if (from + items.length > scratch.length) {
            scratch = Arrays.copyOf(scratch, 2 * (from + items.length));
        }
        for (int i = 0; i < items.length; i++) {
            scratch[from + i] = items[i].said();
        }
        return from + items.length;
    }

    /** The tasks that had something to do at the start, by name. */
    List<String> names() {
        return components.names();
    }

    /** All moves that may be possible now. Time may pass whenever a task sleeps for a while and no work waits: whoever could go on may be slow. */
    List<Move> of(Node at) {
        List<Move> all = new ArrayList<>();
        boolean anySleeps = false;
        for (int task = 0; task < tasks.length; task++) {
            if (components.isThere(at.parts(), task)) {
                all.add(tasks[task]);
                anySleeps |= at.parts()[components.sleep(task)].equals(true);
            }
        }
        at.backlog().free(place -> all.add(new Move.Done(place)));
        if (anySleeps && at.backlog().size() == 0) {
            all.add(new Move.Wait());
        }
        return all;
    }

    /** Whether any task has something to do. */
    boolean isAnyThere(Node at) {
        return IntStream.range(0, tasks.length).anyMatch(task -> components.isThere(at.parts(), task));
    }

    /** The machine after a move; null if it is not possible. */
    @Nullable
    Node make(Node at, Move move) {
        return make(at, move, UNHEARD);
    }

    /**
     * The machine after a move; null if it is not possible.
     *
     * @param single
     *            is told each move of the grain {@link Grain#SINGLE} that it is made of, in order
     */
    @Nullable
    Node make(Node at, Move move, Consumer<Move> single) {
        Node begun = begin(at, move, single);
        return begun == null ? null : finish(begun, single);
    }

    /** Begins a move; null if it is not possible. */
    @Nullable
    Node begin(Node at, Move move) {
        return begin(at, move, UNHEARD);
    }

    private @Nullable Node begin(Node at, Move move, Consumer<Move> single) {
        Node begun = step(at, move);
        if (begun == null) {
            return null;
        }
        single.accept(move);
        return grain == Grain.JOINED ? mapped(begun, single) : begun;
    }

    /** Makes the steps behind a move that nobody sees. */
    Node finish(Node begun) {
        return finish(begun, UNHEARD);
    }

    /** The machine at the start of a search: what follows at once has been done. */
    Node settled(Node start, Consumer<Move> single) {
        return grain == Grain.JOINED ? finish(mapped(start, single), single) : start;
    }

    private Node finish(Node begun, Consumer<Move> single) {
        Node at = begun;
        Node next = grain == Grain.JOINED ? unseen(at, single) : null;
        while (next != null) {
            at = mapped(next, single);
            next = unseen(at, single);
        }
        return at;
    }

    /** Has all mapped that was sent to mapped devices. */
    private Node mapped(Node start, Consumer<Move> single) {
        Node at = start;
        for (int place = at.backlog().unmapped(); place >= 0; place = at.backlog().unmapped()) {
            Move mapping = new Move.Done(place);
            at = Objects.requireNonNull(step(at, mapping), "work can always be done");
            single.accept(mapping);
        }
        return at;
    }

    /** Makes a task's step that nobody sees; null if there is none. */
    private @Nullable Node unseen(Node at, Consumer<Move> single) {
        for (int task = 0; task < tasks.length; task++) {
            Node next = components.isThere(at.parts(), task) ? step(at, tasks[task]) : null;
            if (next != null && next.isUnseen()) {
                single.accept(tasks[task]);
                return next;
            }
        }
        return null;
    }

    /** Makes a move of the smallest grain. */
    private @Nullable Node step(Node at, Move move) {
        Summary who = who(at, move);
        Learned.Mover mover = learned.of(who);
        for (long read : mover.reads()) {
            Outcome known = mover.find(key(at, who, read));
            if (known != null) {
                return known == Outcome.NONE ? null : after(at, move, known);
            }
        }
        return worked(at, move, who, mover);
    }

    private Summary who(Node at, Move move) {
        return switch (move) {
            case Move.Step(String name) -> at.said()[components.task(name)];
            case Move.Done(int place) -> at.backlog().at(place).said();
            case Move.Wait() -> nobody;
        };
    }

    private static int taken(Move move) {
        return move instanceof Move.Done(int place) ? place : -1;
    }

    /** What a move depends on; of writes that are not durable, their order too. */
    private Summary key(Node at, Summary who, long read) {
        int count = 0;
        scratch[count++] = who;
        for (long left = read & components.mask(); left != 0; left &= left - 1) {
            scratch[count++] = at.said()[Long.numberOfTrailingZeros(left)];
        }
        if ((read >>> block & 1) != 0) {
            scratch[count++] = at.said()[components.firstOfPower()];
        }
        if (read == Components.EVERYTHING) {
            count = gather(at.backlog().from(0), count);
        }
        return canon.ofVery(read << TAG | KEY, scratch, count);
    }

    private Node after(Node at, Move move, Outcome outcome) {
        return new Node(outcome.parts(at), outcome.said(at), outcome.backlog(at, taken(move)), outcome.log(at), outcome.isUnseen());
    }

    /** Has the machine make a move, and learns what it does. */
    private @Nullable Node worked(Node at, Move move, Summary who, Learned.Mover mover) {
        Moves.Tried tried = moves.attempt(state(at), move, name(who, move));
        long read = tried.read();
        KernelState state = tried.state().orElse(null);
        Node next = state == null
                ? null
                : enter(state, at, backlog(at, taken(move), read == Components.EVERYTHING, state.queue()), tried.isUnseen());
        for (int i = 0; next != null && i < components.size(); i++) {
            read |= at.parts()[i] == next.parts()[i] ? 0 : 1L << i;
        }
        boolean isWhole = read == Components.EVERYTHING;
        if (tried.isKnown() && !(isWhole && move instanceof Move.Done)) {
            learned.learn(mover, read, key(at, who, read), next == null ? Outcome.NONE : Outcome.of(at, next, taken(move), isWhole));
        }
        return next;
    }

    /**
     * What new things are named after that come from a move. A task is never twice at the same place of its line at the same trial; work that has
     * no name itself may be done twice, and names nothing.
     */
    private static long name(Summary who, Move move) {
        if (move instanceof Move.Wait || move instanceof Move.Done && Arrays.stream(who.numbers()).noneMatch(Kernel::isName)) {
            return Moves.NOBODY;
        }
        long name = who.high() ^ Long.rotateLeft(who.low(), 32);
        for (long number : who.numbers()) {
            name = Long.rotateLeft(name, 7) * SPREAD + number;
        }
        return name == Moves.NOBODY ? SPREAD : name;
    }

    /** The value of a machine. */
    KernelState state(Node at) {
        return components.machine(at.parts(), at.backlog().works(), at.log());
    }
}
