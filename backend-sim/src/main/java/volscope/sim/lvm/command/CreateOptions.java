package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.model.command.ParsedLine;
import volscope.model.command.Value;
import volscope.sim.device.DevNo;
import volscope.sim.dm.Dm;
import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;

/** What a line of {@code lvcreate} says of the new volume besides name and size. */
final class CreateOptions {

    /** Sectors of a page. */
    private static final long PAGE = 8;

    private final LvmContext context;
    private final ParsedLine line;

    CreateOptions(LvmContext context) {
        this.context = context;
        this.line = context.line();
    }

    /** The status of the volume. */
    Set<LvFlag> flags() {
        Set<LvFlag> flags = Flags.of(LvFlag.READ, LvFlag.WRITE, LvFlag.VISIBLE);
        if (isReadOnly()) {
            flags = Flags.minus(flags, LvFlag.WRITE);
        }
        if (number().isPresent()) {
            flags = Flags.plus(flags, LvFlag.FIXED_MINOR);
        }
        if (skipsActivation()) {
            flags = Flags.plus(flags, LvFlag.ACTIVATION_SKIP);
        }
        return line.text("setautoactivation").filter("n"::equals).isPresent() ? Flags.plus(flags, LvFlag.NOAUTOACTIVATE) : flags;
    }

    boolean isReadOnly() {
        return line.text("permission").filter("r"::equals).isPresent();
    }

    private boolean skipsActivation() {
        return line.yes("setactivationskip").orElse(false);
    }

    /** Whether the volume is to be active at once. */
    boolean isActive() {
        boolean wanted = !line.text("activate").filter(word -> word.contains("n")).isPresent();
        return wanted && (!skipsActivation() || line.has("ignoreactivationskip"));
    }

    /** Whether its start is zeroed. */
    boolean isZeroed() {
        return line.yes("zero").orElse(!isReadOnly()) && isActive();
    }

    /** Whether others' marks are wiped: as zeroing, unless said otherwise. */
    boolean isWiped() {
        return line.yes("wipesignatures").orElse(isZeroed()) && isActive();
    }

    /** Why zeroing or wiping that was asked for cannot be done: what the volume is not to be. */
    Optional<String> unwritable() {
        boolean asked = line.yes("zero").orElse(false) || line.yes("wipesignatures").orElse(false);
        return !asked
                ? Optional.empty()
                : !isActive() ? Optional.of("inactive") : isReadOnly() ? Optional.of("read-only") : Optional.empty();
    }

    /** The policy for its extents. */
    Allocation allocation() {
        Optional<Allocation> contiguous = line.yes("contiguous").map(yes -> yes ? Allocation.CONTIGUOUS : Allocation.INHERIT);
        return line.text("alloc").flatMap(Allocation::of).or(() -> contiguous).orElse(Allocation.INHERIT);
    }

    /** Its read-ahead. */
    LogicalVolume.ReadAhead readAhead() {
        Optional<Value> value = line.value("readahead");
        if (value.isEmpty() || value.get().raw().equals("auto")) {
            return LogicalVolume.ReadAhead.AUTO;
        }
        long sectors = value.get() instanceof Value.Size size ? size.sectors() : 0;
        long rounded = sectors == 0 ? 0 : Math.max(PAGE, sectors / PAGE * PAGE);
        if (rounded != sectors) {
            context.log().warn("WARNING: Overriding readahead to " + rounded + " sectors, a multiple of 4K page size.");
        }
        return new LogicalVolume.ReadAhead(rounded);
    }

    /** Its fixed number. */
    Optional<DevNo> number() {
        return FixedNumber.read(context);
    }

    /** Its tags. */
    List<String> tags() {
        return Tags.change(line, List.of());
    }

    /** A volume of these options, without extents. */
    LogicalVolume volume(String name) {
        var created = new LogicalVolume.Creation(context.now(), context.host());
        return new LogicalVolume(name, context.newId(), flags(), tags(), created, allocation(), readAhead(), number(), List.of());
    }
}
