package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import volscope.model.command.ParsedLine;
import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.PoolSegment;
import volscope.sim.lvm.metadata.PoolSegment.Discards;
import volscope.sim.lvm.metadata.PoolSegment.Zeroing;

/** {@code lvchange} of properties: permission, policy, read-ahead, number, tags, what activation does. */
final class LvProperties {

    private final LvmContext context;
    private final ParsedLine line;
    private final GroupSession session;
    private int done;
    private int failed;

    LvProperties(LvmContext context, GroupSession session) {
        this.context = context;
        this.line = context.line();
        this.session = session;
    }

    /** Changes a volume as the line says: what can be changed is, whatever becomes of the rest. False: something could not. */
    boolean change(LogicalVolume lv) {
        session.archiveOnce();
        LogicalVolume changed = attempt(lv, steps());
        boolean told = done > 0;
        if (told) {
            tell(lv);
            if (!save(lv, changed)) {
                return false;
            }
        }
        for (Step step : poolSteps()) {
            LogicalVolume before = session.vg().lv(lv.name()).orElseThrow();
            LogicalVolume after = attempt(before, List.of(step));
            if (!after.equals(before) && !save(before, after)) {
                return false;
            }
        }
        if (!told && failed == 0) {
            tell(lv);
        }
        return done > 0 && failed == 0;
    }

    private void tell(LogicalVolume lv) {
        context.log().print("Logical volume " + session.path(lv) + " changed.");
    }

    private boolean save(LogicalVolume before, LogicalVolume after) {
        session.set(session.vg().change(before.name(), old -> after));
        boolean reload = after.isWritable() != before.isWritable() || !after.readAhead().equals(before.readAhead())
                || !after.segments().equals(before.segments())
                || after.has(LvFlag.ERROR_WHEN_FULL) != before.has(LvFlag.ERROR_WHEN_FULL);
        VolumeUpdate update = new VolumeUpdate(context, session);
        if (!reload) {
            update(before);
        } else if (!update.updateAndReload(update.holder(before).name())) {
            return false;
        }
        session.tellBackup();
        session.tellBackup();
        return true;
    }

    private void update(LogicalVolume lv) {
        try {
            session.update();
        } catch (CommandFailed failed) {
            context.log().error("Failed to update metadata of " + session.path(lv) + " on disk.");
            throw failed;
        }
    }

    /** A change, and the options that ask for it. */
    private record Step(List<String> options, UnaryOperator<LogicalVolume> change) {
    }

    private List<Step> steps() {
        return List.of(new Step(List.of("contiguous", "alloc"), this::policy), new Step(List.of("permission"), this::permission),
                new Step(List.of("readahead"), this::readAhead), new Step(List.of("setactivationskip", "setautoactivation"), this::skip),
                new Step(List.of("errorwhenfull"), this::whenFull), new Step(List.of("persistent"), this::unnumbered),
                new Step(List.of("addtag", "deltag"), this::tags),
                new Step(List.of("metadataprofile"), this::profile), new Step(List.of("detachprofile"), lv -> lv));
    }

    /** Either option makes a pool follow both, one after the other. */
    private List<Step> poolSteps() {
        return List.of(new Step(List.of("discards"), this::pool), new Step(List.of("zero"), this::pool));
    }

    private LogicalVolume attempt(LogicalVolume lv, List<Step> steps) {
        LogicalVolume changed = lv;
        for (Step step : steps) {
            if (step.options().stream().anyMatch(line::has)) {
                changed = attempt(changed, step);
            }
        }
        return changed;
    }

    private LogicalVolume attempt(LogicalVolume lv, Step step) {
        try {
            LogicalVolume changed = step.change().apply(lv);
            done++;
            return changed;
        } catch (CommandFailed refused) {
            failed++;
            return lv;
        }
    }

    /** Profiles are files, of which this machine has none. */
    private LogicalVolume profile(LogicalVolume lv) {
        checkProfile(context);
        return lv;
    }

    /** Gives up if the line names a profile. */
    static void checkProfile(LvmContext context) {
        Optional<String> name = context.line().text("metadataprofile");
        if (name.isPresent()) {
            context.log().error("/etc/lvm/profile/" + name.get() + ".profile: stat failed: No such file or directory");
            throw context.fail("Failed to apply metadata profile " + name.get() + ".");
        }
    }

    private LogicalVolume permission(LogicalVolume lv) {
        Optional<String> word = line.text("permission");
        if (word.isEmpty()) {
            return lv;
        }
        boolean readOnly = word.get().equals("r");
        if (readOnly && !lv.isWritable()) {
            throw context.fail("Logical volume \"" + session.path(lv) + "\" is already read only.");
        }
        if (!readOnly && lv.isWritable()) {
            throw context.fail("Logical volume " + session.path(lv) + " is already writable.");
        }
        context.log().verbose("Setting logical volume " + session.path(lv) + " read" + (readOnly ? "-only." : "/write."));
        return lv.with(readOnly ? Flags.minus(lv.flags(), LvFlag.WRITE) : Flags.plus(lv.flags(), LvFlag.WRITE));
    }

    private LogicalVolume policy(LogicalVolume lv) {
        Optional<Allocation> contiguous = line.yes("contiguous").map(yes -> yes ? Allocation.CONTIGUOUS : Allocation.INHERIT);
        Optional<Allocation> wanted = line.text("alloc").flatMap(Allocation::of).or(() -> contiguous);
        if (wanted.isEmpty()) {
            return lv;
        }
        if (wanted.get() == lv.allocation()) {
            throw context.fail("Allocation policy of logical volume " + session.path(lv) + " is already " + wanted.get().word() + ".");
        }
        context.log().verbose("Setting contiguous allocation policy for " + session.path(lv) + " to " + wanted.get().word() + ".");
        return lv.with(wanted.get());
    }

    private LogicalVolume readAhead(LogicalVolume lv) {
        if (!line.has("readahead")) {
            return lv;
        }
        LogicalVolume.ReadAhead wanted = new CreateOptions(context).readAhead();
        if (wanted.equals(lv.readAhead())) {
            String shown = wanted.sectors() < 0 ? "auto" : Long.toString(wanted.sectors());
            throw context.fail("Read ahead is already " + shown + " for " + session.path(lv) + ".");
        }
        context.log().verbose("Setting read ahead to " + Integer.toUnsignedString((int) wanted.sectors()) + " for " + session.path(lv)
                + ".");
        return lv.with(wanted);
    }

    private LogicalVolume pool(LogicalVolume lv) {
        PoolSegment pool = lv.pool().orElseThrow();
        Discards discards = line.text("discards").flatMap(Discards::of).map(wanted -> discards(lv, pool.discards(), wanted))
                .orElse(pool.discards());
        Zeroing zeroing = line.yes("zero").map(yes -> zeroing(lv, pool.zeroing(), yes ? Zeroing.YES : Zeroing.NO)).orElse(pool.zeroing());
        PoolSegment changed = pool.with(discards, zeroing);
        if (changed.equals(pool)) {
            throw new CommandFailed(LvmCommand.FAILED);
        }
        return lv.with(List.of(changed));
    }

    /** Whether discards count at all is settled when a pool starts. */
    private Discards discards(LogicalVolume lv, Discards old, Discards wanted) {
        boolean settled = (wanted == Discards.IGNORE || old == Discards.IGNORE) && !context.isTest()
                && session.activation().isPoolActive(session.committed(), lv);
        if (wanted == old) {
            context.log().error("Logical volume " + session.path(lv) + " already uses --discards " + wanted.word() + ".");
        } else if (settled) {
            context.log().error("Cannot change support for discards while pool volume " + session.path(lv) + " is active.");
        }
        return settled ? old : wanted;
    }

    private Zeroing zeroing(LogicalVolume lv, Zeroing old, Zeroing wanted) {
        if (wanted == old) {
            context.log().error("Logical volume " + session.path(lv) + " already " + (wanted == Zeroing.YES ? "" : "does not ")
                    + "zero new blocks.");
        }
        return wanted;
    }

    private LogicalVolume whenFull(LogicalVolume lv) {
        boolean wanted = line.yes("errorwhenfull").orElse(false);
        if (wanted == lv.has(LvFlag.ERROR_WHEN_FULL)) {
            throw context.fail("Error when full is already " + (wanted ? "" : "un") + "set for " + session.path(lv) + ".");
        }
        return flag(lv, Optional.of(wanted), LvFlag.ERROR_WHEN_FULL);
    }

    private LogicalVolume unnumbered(LogicalVolume lv) {
        if (!lv.has(LvFlag.FIXED_MINOR)) {
            throw context.fail("Minor number is already not persistent for " + session.path(lv) + ".");
        }
        context.log().verbose("Disabling persistent device number for " + session.path(lv) + ".");
        return lv.numbered(Optional.empty()).with(Flags.minus(lv.flags(), LvFlag.FIXED_MINOR));
    }

    private LogicalVolume tags(LogicalVolume lv) {
        return lv.tagged(Tags.change(line, lv.tags()));
    }

    private LogicalVolume skip(LogicalVolume lv) {
        Optional<Boolean> automatic = line.yes("setautoactivation");
        line.yes("setactivationskip").ifPresent(on -> context.log()
                .verbose("Changing activation skip flag to " + session.path(lv) + " for LV " + (on ? "enabled." : "disabled.")));
        automatic.ifPresent(on -> context.log()
                .verbose("Changing autoactivation flag to " + session.path(lv) + " for LV " + (on ? "yes." : "no.")));
        LogicalVolume skipped = flag(lv, line.yes("setactivationskip"), LvFlag.ACTIVATION_SKIP);
        return flag(skipped, automatic.map(auto -> !auto), LvFlag.NOAUTOACTIVATE);
    }

    private static LogicalVolume flag(LogicalVolume lv, Optional<Boolean> wanted, LvFlag flag) {
        return wanted.map(on -> lv.with(on ? Flags.plus(lv.flags(), flag) : Flags.minus(lv.flags(), flag))).orElse(lv);
    }
}
