package volscope.sim.thin;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

import volscope.sim.device.DevNo;
import volscope.sim.thin.ThinState.Cell;
import volscope.sim.thin.ThinState.Commit;
import volscope.sim.thin.ThinState.Flag;
import volscope.sim.thin.ThinState.Place;
import volscope.sim.thin.ThinState.Pooled;
import volscope.sim.thin.ThinState.Rules;
import volscope.sim.thin.ThinState.Then;
import volscope.sim.thin.ThinState.Waiting;

/** The draft of one pool. */
final class Pool {

    final long id;
    final Place place;
    Metadata metadata;
    Rules rules;
    Commit commit;
    int users;
    PMap<Integer, Integer> opens;
    PVector<DevNo> thins;
    private PMap<Cell, PVector<Waiting>> cells;
    private PVector<Waiting> starved;
    private Optional<Pooled> published;

    Pool(Pooled pooled) {
        id = pooled.id();
        place = pooled.place();
        metadata = new Metadata(pooled.metadata());
        rules = pooled.rules();
        commit = pooled.commit();
        users = pooled.users();
        opens = pooled.opens();
        thins = pooled.thins();
        cells = pooled.cells();
        starved = pooled.starved();
        published = Optional.of(pooled);
    }

    Pooled publish() {
        Pooled now = new Pooled(id, place, rules, metadata.publish(), commit, users, opens, thins, cells, starved);
        if (published.filter(now::equals).isEmpty()) {
            published = Optional.of(now);
        }
        return published.get();
    }

    Mode mode() {
        return rules.mode();
    }

    void set(Mode mode) {
        rules = new Rules(rules.features(), mode, rules.lowWater(), rules.flags());
    }

    boolean has(Feature feature) {
        return rules.features().contains(feature);
    }

    /** Whether writes that find no space fail instead of waiting. */
    boolean failsWithoutSpace() {
        return has(Feature.ERROR_IF_NO_SPACE) || is(Flag.GAVE_UP);
    }

    void set(Set<Feature> features) {
        rules = new Rules(features, rules.mode(), rules.lowWater(), rules.flags());
    }

    void lowWater(long blocks) {
        rules = new Rules(rules.features(), rules.mode(), blocks, rules.flags());
    }

    boolean is(Flag flag) {
        return rules.flags().contains(flag);
    }

    void set(Flag flag) {
        Set<Flag> flags = EnumSet.of(flag);
        flags.addAll(rules.flags());
        rules = new Rules(rules.features(), rules.mode(), rules.lowWater(), Set.copyOf(flags));
    }

    void clear(Flag flag) {
        if (is(flag)) {
            Set<Flag> flags = EnumSet.copyOf(rules.flags());
            flags.remove(flag);
            rules = new Rules(rules.features(), rules.mode(), rules.lowWater(), Set.copyOf(flags));
        }
    }

    /** Whether metadata were changed since the last commit began. */
    boolean isDirty() {
        PoolMetadata begun = commit.running().map(ThinState.Running::metadata).orElse(commit.metadata());
        return metadata.publish() != begun;
    }

    /** Something is done after the next commit. */
    void afterCommit(Then then) {
        commit = new Commit(commit.done(), commit.metadata(), commit.running(), commit.waiting().plus(then), commit.carried(),
                commit.since());
    }

    int opens(int device) {
        return opens.getOrDefault(device, 0);
    }

    boolean isHeld(Cell cell) {
        return cells.containsKey(cell);
    }

    /** A block is being provisioned; requests for it wait. */
    void hold(Cell cell) {
        cells = cells.plus(cell, TreePVector.empty());
    }

    /** A request waits for a block that is being provisioned. */
    void wait(Cell cell, Waiting request) {
        cells = cells.plus(cell, cells.getOrDefault(cell, TreePVector.empty()).plus(request));
    }

    /** The block is there, or can't be: who waited for it. */
    PVector<Waiting> release(Cell cell) {
        PVector<Waiting> waiting = cells.getOrDefault(cell, TreePVector.empty());
        cells = cells.minus(cell);
        return waiting;
    }

    /** Blocks that are being provisioned. */
    Set<Cell> held() {
        return cells.keySet();
    }

    /** A write waits for space. */
    void starve(Waiting request) {
        starved = starved.plus(request);
    }

    /** The writes that waited for space. */
    PVector<Waiting> fed() {
        PVector<Waiting> waiting = starved;
        starved = TreePVector.empty();
        return waiting;
    }
}
