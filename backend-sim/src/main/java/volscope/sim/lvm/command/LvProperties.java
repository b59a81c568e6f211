package volscope.sim.lvm.command;

import java.util.Optional;
import java.util.function.UnaryOperator;

import volscope.model.command.ParsedLine;
import volscope.model.command.Value;
import volscope.sim.device.DevNo;
import volscope.sim.dm.Dm;
import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;

/** {@code lvchange} of properties: permission, policy, read-ahead, number, tags, what activation does. */
final class LvProperties {

    private final LvmContext context;
    private final ParsedLine line;
    private final GroupSession session;

    LvProperties(LvmContext context, GroupSession session) {
        this.context = context;
        this.line = context.line();
        this.session = session;
    }

    /** Changes a volume as the line says, or gives up. */
    boolean change(LogicalVolume lv) {
        checkOrigin(lv);
        LogicalVolume changed = skip(tags(number(readAhead(policy(permission(lv))))));
        set(lv, old -> changed);
        boolean reload = changed.isWritable() != lv.isWritable() || !changed.readAhead().equals(lv.readAhead());
        if (!reload) {
            session.update();
        } else if (!new VolumeUpdate(context, session).updateAndReload(session.vg().originOf(lv).orElse(lv).name())) {
            return false;
        }
        context.log().print("Logical volume " + session.path(lv) + " changed.");
        return true;
    }

    private void set(LogicalVolume lv, UnaryOperator<LogicalVolume> change) {
        session.set(session.vg().change(lv.name(), change));
    }

    private void checkOrigin(LogicalVolume lv) {
        boolean refused = line.has("alloc") || line.has("contiguous") || line.has("readahead") || line.has("persistent");
        if (refused && session.vg().isOrigin(lv)) {
            context.log()
                    .error("Command on LV " + session.path(lv) + " uses options that are invalid with LV properties: lv_is_thick_origin .");
            throw context.fail("Command not permitted on LV " + session.path(lv) + ".");
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
        return lv.with(wanted);
    }

    private LogicalVolume number(LogicalVolume lv) {
        Optional<Boolean> wanted = line.yes("persistent");
        if (wanted.isEmpty()) {
            return lv;
        }
        if (!wanted.get()) {
            return lv.numbered(Optional.empty()).with(Flags.minus(lv.flags(), LvFlag.FIXED_MINOR));
        }
        if (line.value("minor").filter(Value.Count.class::isInstance).isEmpty()) {
            throw context.fail("Minor number must be specified with -My.");
        }
        DevNo fixed = new DevNo((int) line.number("major").orElse(Dm.MAJOR), (int) line.number("minor").orElse(-1));
        return lv.numbered(Optional.of(fixed)).with(Flags.plus(lv.flags(), LvFlag.FIXED_MINOR));
    }

    private LogicalVolume tags(LogicalVolume lv) {
        return lv.tagged(Tags.change(line, lv.tags()));
    }

    private LogicalVolume skip(LogicalVolume lv) {
        Optional<Boolean> automatic = line.yes("setautoactivation");
        if (automatic.isPresent() && automatic.get() != lv.has(LvFlag.NOAUTOACTIVATE)) {
            throw context.fail("Logical volume autoactivation is already " + (automatic.get() ? "yes" : "no") + ".");
        }
        LogicalVolume skipped = flag(lv, line.yes("setactivationskip"), LvFlag.ACTIVATION_SKIP);
        return flag(skipped, automatic.map(auto -> !auto), LvFlag.NOAUTOACTIVATE);
    }

    private static LogicalVolume flag(LogicalVolume lv, Optional<Boolean> wanted, LvFlag flag) {
        return wanted.map(on -> lv.with(on ? Flags.plus(lv.flags(), flag) : Flags.minus(lv.flags(), flag))).orElse(lv);
    }
}
