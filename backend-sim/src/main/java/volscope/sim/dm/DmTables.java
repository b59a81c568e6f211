package volscope.sim.dm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import volscope.model.event.Event;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.dm.TargetType.Rule;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.Sleeping;
import volscope.sim.profile.Profile.ReasonText;
import volscope.sim.profile.Profile.RefusalText;
import volscope.sim.profile.DaxRules.TypeChange;

/** The calls that load, clear and show tables. */
public final class DmTables {

    private static final long LARGEST = (1L << 54) - 1;
    private static final int MOST_TARGETS = 1 << 20;

    private final Dm dm;

    DmTables(Dm dm) {
        this.dm = dm;
    }

    /**
     * Loads a table into the inactive slot.
     *
     * @throws ErrnoException
     *             ENXIO if there is no such device; what a target refused with; EINVAL for the type rule and the queue's limits. The log says
     *             more.
     * @throws Sleeping
     *             while a target reads what is below it
     */
    public void load(DmKey key, List<TableLine> lines, Disk.Access access) {
        MappedDevice md = dm.get(key);
        TableBuilder builder = new TableBuilder(dm, md.dev(), access);
        List<Target> targets = new ArrayList<>();
        try {
            build(builder, lines, targets);
        } catch (ErrnoException | Sleeping undone) {
            targets.forEach(target -> target.destroy(dm.kernel()));
            builder.abandon();
            throw undone;
        }
        int type = DmDax.typeOf(dm, md.dev(), targets, builder.opened(), md.type());
        accept(dm.get(DmKey.number(md.dev())), new Table(targets, builder.opened(), access, type));
    }

    private void build(TableBuilder builder, List<TableLine> lines, List<Target> targets) {
        if (lines.size() > MOST_TARGETS) {
            throw new ErrnoException(Errno.EOVERFLOW);
        }
        if (lines.isEmpty()) {
            dm.log(Level.ERR, "ioctl", "populate_table: no targets specified");
            throw new ErrnoException(Errno.EINVAL);
        }
        for (TableLine line : lines) {
            try {
                targets.add(construct(builder, line, targets));
            } catch (TargetError error) {
                dm.log(Level.ERR, "table", builder.device() + ": " + error.reason());
                dm.log(Level.ERR, "ioctl", "error adding target to table");
                throw new ErrnoException(error.errno());
            }
        }
    }

    private Target construct(TableBuilder builder, TableLine line, List<Target> before) {
        before.stream().map(Target::type).filter(type -> type.rules().contains(Rule.SINGLETON)).findFirst().ifPresent(alone -> {
            throw TargetError.invalid("target type " + alone.name() + " must appear alone in table");
        });
        long lineEnd = line.start() + line.length();
        if (line.length() == 0) {
            throw TargetError.invalid("zero-length target");
        }
        if (Long.compareUnsigned(lineEnd, line.start()) < 0 || Long.compareUnsigned(lineEnd, LARGEST) > 0) {
            throw TargetError.invalid("too large device");
        }
        TargetType type = dm.kernel().hook(TargetTypes.class).flatMap(types -> types.request(line.type()))
                .orElseThrow(() -> TargetError.invalid(line.type() + ": unknown target type"));
        try {
            checkRules(type, builder, before);
            if (line.start() != (before.isEmpty() ? 0 : before.getLast().start() + before.getLast().length())) {
                throw TargetError.invalid("Gap in table");
            }
            return type.construct(builder, line.start(), line.length(), Arguments.split(line.params()));
        } catch (TargetError error) {
            throw named(type, error);
        }
    }

    private static void checkRules(TargetType type, TableBuilder builder, List<Target> before) {
        if (type.rules().contains(Rule.SINGLETON) && !before.isEmpty()) {
            throw TargetError.invalid("singleton target type must appear alone in table");
        }
        if (type.rules().contains(Rule.WRITEABLE) && builder.access() == Disk.Access.READ_ONLY) {
            throw TargetError.invalid("target type may not be included in a read-only table");
        }
    }

    private TargetError named(TargetType type, TargetError error) {
        boolean withErrno = dm.kernel().profile().dm().reasonText() == ReasonText.WITH_ERRNO;
        return new TargetError(type.name() + ": " + error.reason() + (withErrno ? " (-" + error.errno() + ")" : ""), error.errno());
    }

    private void accept(MappedDevice md, Table table) {
        md.live().flatMap(DmTables::immutableType).filter(type -> !replaces(table, type)).ifPresent(type -> {
            dm.log(Level.ERR, "ioctl", "can't replace immutable target type " + type.name());
            destroy(md.dev(), table);
            throw new ErrnoException(Errno.EINVAL);
        });
        if (md.type() == DmDax.NO_TYPE) {
            setUpQueue(md, table);
        } else if (!fits(md.type(), table.type())) {
            refuse(md, md.type(), table);
        } else if (losesDax(md, table)) {
            refuse(md, dm.kernel().profile().dm().daxType(), table);
        }
        dm.update(md.dev(), m -> m.withInactive(Optional.of(table)));
        md.inactive().ifPresent(old -> destroy(md.dev(), old));
        dm.kernel().emit(new Event.TableLoaded(md.name(), lines(table).stream().map(TableLine::toString).toList()));
    }

    private static Optional<TargetType> immutableType(Table table) {
        return table.targets().stream().map(Target::type).filter(type -> type.rules().contains(Rule.IMMUTABLE)).findFirst();
    }

    private static boolean replaces(Table table, TargetType type) {
        return table.targets().stream().map(Target::type).anyMatch(other -> other.equals(type) || other.rules().contains(Rule.WILDCARD));
    }

    private boolean fits(int deviceType, int tableType) {
        return deviceType == tableType || dm.kernel().profile().dax().typeChange() == TypeChange.FREE
                || deviceType == DmDax.BIO_BASED && tableType == dm.kernel().profile().dm().daxType();
    }

    /** A device whose first table had no DAX may lose it again, except where that is used and this kernel cares. */
    private boolean losesDax(MappedDevice md, Table table) {
        int dax = dm.kernel().profile().dm().daxType();
        return dm.kernel().profile().dax().typeChange() == TypeChange.WHILE_UNUSED && table.type() != dax
                && md.live().map(Table::type).filter(type -> type == dax).isPresent() && DmDax.hasUsers(dm, md.dev());
    }

    private void refuse(MappedDevice md, int old, Table table) {
        boolean numbers = dm.kernel().profile().dm().refusalText() == RefusalText.WITH_NUMBERS;
        dm.log(Level.ERR, "ioctl", "can't change device type"
                + (numbers ? " (old=%d vs new=%d)".formatted(old, table.type()) : "") + " after initial table load.");
        dm.kernel().emit(new Event.TableRefused(md.name(), old, table.type(),
                lines(table).stream().map(TableLine::toString).toList(), DmDax.examine(dm, md.dev(), table.targets())));
        destroy(md.dev(), table);
        throw new ErrnoException(Errno.EINVAL);
    }

    private void setUpQueue(MappedDevice md, Table table) {
        try {
            DmLimits limits = DmLimits.of(dm, md.dev(), table);
            dm.block().put(Disk.of(md.dev(), "dm-" + md.dev().minor(), Disk.Kind.DM, 0, limits.queue()).withUsualReadAhead());
        } catch (ErrnoException refused) {
            dm.log(Level.ERR, "core", "Cannot calculate initial queue limits");
            dm.log(Level.ERR, "ioctl", "unable to set up device queue for new table.");
            destroy(md.dev(), table);
            throw refused;
        }
        dm.update(md.dev(), m -> m.typed(table.type()).with(DmDax.memory(dm, md, table)));
    }

    /**
     * Empties the inactive slot.
     *
     * @throws ErrnoException
     *             ENXIO if there is no such device
     */
    public void clear(DmKey key) {
        MappedDevice md = dm.get(key);
        dm.update(md.dev(), m -> m.withInactive(Optional.empty()));
        md.inactive().ifPresent(table -> destroy(md.dev(), table));
    }

    /** Lets go of a table that is in no slot any more. */
    void destroy(DevNo md, Table table) {
        table.targets().forEach(target -> target.destroy(dm.kernel()));
        table.opened().forEach(key -> TableBuilder.put(dm, md, key));
    }

    /**
     * The table in a slot, as its lines; empty where there is none.
     *
     * @throws ErrnoException
     *             ENXIO if there is no such device
     */
    public List<TableLine> table(DmKey key, Slot slot) {
        return dm.get(key).table(slot).map(this::lines).orElse(List.of());
    }

    private List<TableLine> lines(Table table) {
        return table.targets().stream()
                .map(target -> new TableLine(target.start(), target.length(), target.type().name(), target.table(dm.kernel()))).toList();
    }

    /**
     * The status of the table in a slot, as lines; empty where there is none.
     *
     * @throws ErrnoException
     *             ENXIO if there is no such device
     */
    public List<TableLine> status(DmKey key, Slot slot) {
        return lines(key, slot, target -> target.info(dm.kernel()));
    }

    /**
     * What each target tells of itself to who measures tables.
     *
     * @throws ErrnoException
     *             ENXIO without such a device
     */
    public List<TableLine> measured(DmKey key, Slot slot) {
        return lines(key, slot, this::measured);
    }

    private String measured(Target target) {
        String values = target.measured(dm.kernel());
        String version = target.type().version(dm.kernel().profile());
        return values.isEmpty() ? "" : "target_name=" + target.type().name() + ",target_version=" + version + values + ";";
    }

    private List<TableLine> lines(DmKey key, Slot slot, Function<Target, String> text) {
        return dm.get(key).table(slot).map(Table::targets).orElse(List.of()).stream()
                .map(target -> new TableLine(target.start(), target.length(), target.type().name(), text.apply(target))).toList();
    }
}
