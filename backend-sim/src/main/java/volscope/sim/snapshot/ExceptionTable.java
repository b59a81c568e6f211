package volscope.sim.snapshot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

import volscope.sim.page.RunMap;
import volscope.sim.page.RunSession;
import volscope.sim.profile.Profile.SnapshotRules;
import volscope.sim.snapshot.Exceptions.Run;

/** The draft of a snapshot's completed exceptions. */
final class ExceptionTable {

    private final RunSession runs;
    private PSortedMap<Long, PVector<Run>> strays;
    private Exceptions published;

    ExceptionTable(Exceptions start) {
        runs = new RunSession(start.runs());
        strays = start.strays();
        published = start;
    }

    Exceptions publish() {
        RunMap now = runs.publish();
        if (now != published.runs() || strays != published.strays()) {
            published = new Exceptions(now, strays);
        }
        return published;
    }

    /** As {@link Exceptions#get}. */
    long get(long chunk) {
        if (strays.isEmpty() && chunk >= 0 && chunk < RunMap.CHUNKS) {
            int slot = runs.get(chunk);
            return slot == RunMap.ABSENT ? Exceptions.ABSENT : Integer.toUnsignedLong(slot);
        }
        return publish().get(chunk);
    }

    /** Adds an exception of a chunk that has none. */
    void put(long chunk, long slot, SnapshotRules rules) {
        long group = Exceptions.group(chunk);
        if (Exceptions.isPlain(chunk, slot) && (strays.isEmpty() || !strays.containsKey(group))) {
            runs.put(chunk, (int) slot);
        } else {
            List<Run> list = new ArrayList<>(strays.getOrDefault(group, TreePVector.empty()));
            HashChain.insert(list, chunk, slot, rules.largest());
            strays = strays.plus(group, TreePVector.from(list));
        }
    }

    /** Unmaps a chunk that is about to be added otherwise. */
    void forget(long chunk) {
        if (chunk >= 0 && chunk < RunMap.CHUNKS) {
            runs.remove(chunk);
        }
    }

    /** Adds a whole group as one chain of the kernel's table has it. */
    void putGroup(long group, List<Run> chain, SnapshotRules rules) {
        if (isSound(group, chain)) {
            chain.forEach(run -> LongStream.rangeClosed(0, run.more()).forEach(i -> put(run.old() + i, run.slot() + i, rules)));
        } else {
            strays = strays.plus(group, TreePVector.from(chain));
        }
    }

    /** Whether runs can hold a group: no chunk is in it twice, and none that belongs elsewhere. */
    private static boolean isSound(long group, List<Run> chain) {
        Set<Long> chunks = new HashSet<>();
        return chain.stream().allMatch(run -> Exceptions.isPlain(run.old(), run.slot())
                && Exceptions.isPlain(run.last(), run.slot() + run.more()) && Exceptions.group(run.last()) == group
                && LongStream.rangeClosed(run.old(), run.last()).allMatch(chunks::add));
    }

    /** Takes the exception of a chunk away; what the log says if that cannot be. */
    Optional<String> remove(long chunk) {
        PVector<Run> list = strays.get(Exceptions.group(chunk));
        if (list != null) {
            List<Run> left = new ArrayList<>(list);
            Optional<String> problem = HashChain.remove(left, chunk);
            strays = left.isEmpty() ? strays.minus(Exceptions.group(chunk)) : strays.plus(Exceptions.group(chunk), TreePVector.from(left));
            return problem;
        }
        if (get(chunk) == Exceptions.ABSENT) {
            return Optional.of(HashChain.missing(chunk));
        }
        runs.remove(chunk);
        return Optional.empty();
    }
}
