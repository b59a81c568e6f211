package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.text.SizeText;

/** {@code lvconvert -s}: a volume becomes the store of a snapshot of another. */
final class SnapshotCombine {

    private final LvmContext context;

    SnapshotCombine(LvmContext context) {
        this.context = context;
    }

    int run() {
        LvPath origin = LvPath.parse(context.line().operands().get(0));
        String second = context.line().operands().get(1);
        LvPath store = origin.volume().isPresent() && !second.contains("/")
                ? new LvPath(origin.group(), Optional.of(second))
                : LvSelection.path(context, second);
        World world = World.read(context);
        LvSelection selection = LvSelection.of(context, world, store);
        return selection.forEach(World.Intent.CHANGE, (session, lv) -> session.vg().isCow(lv) || lv.isVirtual() || lv.pool().isPresent()
                ? new LvRules(context, selection).type(session, lv)
                : combine(session, originName(origin, store), lv));
    }

    /** A word without a group names a volume of the group of the other. */
    private String originName(LvPath origin, LvPath store) {
        if (origin.volume().isPresent() && !origin.group().equals(store.group())) {
            throw context.fail("Please use a single volume group name (\"" + origin.group() + "\" or \"" + store.group() + "\").");
        }
        return origin.volume().orElse(origin.group());
    }

    private int combine(GroupSession session, String originName, LogicalVolume store) {
        VolumeGroup vg = session.vg();
        if (store.name().equals(originName)) {
            throw context.fail("Unable to use " + session.path(store) + " as both snapshot and origin.");
        }
        var relation = new SnapshotRelation(context);
        long chunk = relation.chunk();
        if (!SnapshotRelation.isChunk(chunk)) {
            throw context.fail(SnapshotRelation.CHUNK_FAULT);
        }
        relation.checkChunks(vg, store.extents(), chunk);
        Optional<LogicalVolume> origin = vg.lv(originName).filter(lv -> lv.snapshot().isEmpty());
        if (origin.isEmpty()) {
            throw context.fail("Couldn't find origin volume " + originName + " in Volume group " + vg.name() + ".");
        }
        relation.checkOrigin(vg, origin.get());
        context.log().verbose("Setting chunk size to " + SizeText.display(chunk) + ".");
        ask(session, store);
        prepare(session, store);
        session.archive();
        session.set(relation.add(vg, origin.get(), store.name(), chunk)
                .change(store.name(), lv -> lv.with(Flags.minus(lv.flags(), LvFlag.VISIBLE))));
        if (!new VolumeUpdate(context, session).updateAndReload(originName)) {
            return LvmCommand.FAILED;
        }
        context.log().print("Logical volume " + session.path(store) + " converted to snapshot.");
        return LvmCommand.DONE;
    }

    private void ask(GroupSession session, LogicalVolume store) {
        String path = session.path(store);
        context.log().warn("WARNING: Converting logical volume " + path + " to snapshot exception store.");
        context.log().warn("THIS WILL DESTROY CONTENT OF LOGICAL VOLUME (filesystem etc.)");
        if (!Prompt.confirms(context, "Do you really want to convert " + path + "?")) {
            throw context.fail("Conversion aborted.");
        }
    }

    /** Zeroes the start of the store, if that is wanted, and leaves it inactive. */
    private void prepare(GroupSession session, LogicalVolume store) {
        if (!context.isTest() && !session.activation().deactivate(session.committed(), store)) {
            throw context.fail("Couldn't deactivate logical volume " + session.path(store) + ".");
        }
        if (!context.line().yes("zero").orElse(true) || !store.isWritable()) {
            context.log().warn("WARNING: " + session.path(store) + " not zeroed.");
        } else if (!context.isTest()) {
            new NewVolume(context, session).zeroStore(store);
        }
    }
}
