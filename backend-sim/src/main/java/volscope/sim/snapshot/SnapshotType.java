package volscope.sim.snapshot;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import org.pcollections.TreePVector;

import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.dm.Arguments;
import volscope.sim.dm.TableBuilder;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetError;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.FewMap;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.profile.DaxRules.Mixing;
import volscope.sim.profile.DaxRules.SnapshotDax;
import volscope.sim.profile.Profile;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.Made;
import volscope.sim.snapshot.SnapshotState.Merge;
import volscope.sim.snapshot.SnapshotState.MergeStage;
import volscope.sim.snapshot.SnapshotState.Snap;
import volscope.sim.snapshot.SnapshotState.Store;

/** The kinds {@code snapshot} and {@code snapshot-merge}: {@code <origin> <cow> <P|PO|N> <chunk sectors> [<#features> <feature>…]}. */
public final class SnapshotType implements TargetType {

    /** {@code snapshot}. */
    public static final SnapshotType SNAPSHOT = new SnapshotType("snapshot", Merge.NONE);

    /** {@code snapshot-merge}: the same, given back to the origin. */
    public static final SnapshotType MERGE = new SnapshotType("snapshot-merge", Merge.NONE.at(MergeStage.STOPPED));

    /** What a merge says of a store that cannot give its chunks back. */
    static final String CANNOT_MERGE = "Snapshot exception store does not support snapshot-merge.";
    private static final String STORE = "Couldn't create exception store";

    private final String name;
    private final Merge merge;

    private SnapshotType(String name, Merge merge) {
        this.name = name;
        this.merge = merge;
    }

    @Override
    public String name() {
        return name;
    }

    /** The store's type stands in the same module. */
    @Override
    public int moduleReferences() {
        return 2;
    }

    private boolean merges() {
        return merge.stage() != MergeStage.NONE;
    }

    @Override
    public Traits traits(Profile profile) {
        return new Traits(Has.of(profile.dax().snapshot() != SnapshotDax.NONE), Has.YES, Has.NO, Has.NO);
    }

    @Override
    public Target construct(TableBuilder builder, long start, long length, List<String> args) {
        if (args.size() < 4) {
            throw TargetError.invalid("requires 4 or more arguments");
        }
        List<String> features = features(args.subList(4, args.size()));
        Snapshots snapshots = builder.kernel().get(Snapshots.LAYER);
        DevNo origin = builder.open(args.get(0), merges() ? builder.access() : Disk.Access.READ_ONLY, "Cannot get origin device");
        DevNo cow = openCow(builder, origin, args.get(1));
        refuseMixing(builder, origin, cow);
        StoreType type = storeType(snapshots, args.get(2));
        long chunk = chunk(snapshots, origin, cow, args.get(3));
        if (merges() && !type.isPersistent()) {
            throw TargetError.invalid(CANNOT_MERGE);
        }
        boolean takesOver = Handover.isDestination(snapshots, origin, cow, merge.stage());
        Made made = new Made(builder.kernel().nextId(), builder.device(), origin, cow, length, type, TreePVector.from(features),
                takesOver ? 0 : chunk);
        Snapshot snapshot = snapshots.draft(new Snap(made, Set.of(Flag.VALID), Exceptions.NONE, FewMap.empty(), 0, 0, FewMap.empty(),
                Store.EMPTY, merge));
        if (!takesOver) {
            open(snapshots, snapshot);
        }
        snapshots.register(snapshot);
        return new SnapshotTarget(start, length, this, snapshot.id, origin, cow);
    }

    private static DevNo openCow(TableBuilder builder, DevNo origin, String argument) {
        DevNo cow = builder.open(argument, builder.access(), "Cannot get COW device");
        if (cow.equals(origin)) {
            builder.loseReference(origin);
            throw TargetError.invalid("COW device cannot be the same as origin device");
        }
        return cow;
    }

    /** Origin and store must both be used directly, or neither. */
    private static void refuseMixing(TableBuilder builder, DevNo origin, DevNo cow) {
        if (builder.kernel().profile().dax().mixing() == Mixing.ALLOWED || builder.hasDax(origin) == builder.hasDax(cow)) {
            return;
        }
        throw TargetError.invalid(builder.hasDax(origin)
                ? "Origin has DAX but COW device " + cow + " has not"
                : "COW device has DAX but origin device " + origin + " has not");
    }

    /** The features there are, each once, as a table shows them. */
    private static List<String> features(List<String> words) {
        if (words.isEmpty()) {
            return List.of();
        }
        OptionalLong count = Arguments.unsigned(words.get(0));
        if (count.isEmpty() || count.getAsLong() > 2 || words.size() - 1 < count.getAsLong()) {
            throw TargetError.invalid("Invalid number of feature arguments");
        }
        List<String> features = new ArrayList<>();
        for (String word : words.subList(1, 1 + (int) count.getAsLong())) {
            String feature = word.toLowerCase(ROOT);
            if (!feature.equals("discard_zeroes_cow") && !feature.equals("discard_passdown_origin")) {
                throw TargetError.invalid("Unrecognised feature requested");
            }
            features.add(feature);
        }
        if (features.contains("discard_passdown_origin") && !features.contains("discard_zeroes_cow")) {
            throw TargetError.invalid("discard_passdown_origin feature depends on discard_zeroes_cow");
        }
        return features.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    private static StoreType storeType(Snapshots snapshots, String word) {
        String letter = word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(ROOT);
        if (letter.equals("N")) {
            return StoreType.N;
        }
        if (!letter.equals("P")) {
            throw TargetError.invalid(STORE);
        }
        if (word.length() == 1) {
            return StoreType.P;
        }
        if (word.substring(1, 2).toUpperCase(ROOT).equals("O")) {
            return StoreType.PO;
        }
        snapshots.dm().log(Level.ERR, "persistent snapshot", "Unsupported persistent store option: " + word.substring(1));
        throw TargetError.invalid(STORE);
    }

    private static long chunk(Snapshots snapshots, DevNo origin, DevNo cow, String word) {
        long chunk = Arguments.uint(word)
                .orElseThrow(() -> TargetError.invalid(STORE));
        if (chunk != 0 && ChunkSize.problem(snapshots, origin, cow, chunk).isPresent()) {
            throw TargetError.invalid(STORE);
        }
        return chunk;
    }

    private static void open(Snapshots snapshots, Snapshot snapshot) {
        if (snapshot.type.isPersistent()) {
            try {
                new MetadataReader(snapshots, snapshot).open();
            } catch (ErrnoException unusable) {
                throw new TargetError("Failed to read snapshot metadata", unusable.errno());
            }
            if (!snapshot.is(Flag.VALID)) {
                snapshots.log(Level.WARNING, "Snapshot is marked invalid.");
            }
        }
        if (snapshot.chunk == 0) {
            throw TargetError.invalid("Chunk size not set");
        }
    }
}
