package volscope.sim.lvm.command;

import java.util.OptionalLong;

import volscope.model.command.Value;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.text.SizeText;

/** Stripes as a line asks for them. */
final class Striping {

    private static final int MOST = 128;
    private static final long DEFAULT_SECTORS = 128;
    private static final long SMALLEST_SECTORS = 8;
    private static final long LIMIT_SECTORS = 0x40000000L;

    private Striping() {
    }

    /** Reads stripes and stripe size. */
    static Allocator.Stripes read(LvmContext context) {
        OptionalLong given = context.line().number("stripes");
        long count = given.orElse(1);
        if (given.isPresent() && (count < 1 || count > MOST)) {
            throw context.misuse("Number of stripes (" + count + ") must be between 1 and " + MOST + ".");
        }
        OptionalLong size = context.line().size("stripesize").map(Value.Size::sectors).map(OptionalLong::of).orElse(OptionalLong.empty());
        if (size.isPresent() && size.getAsLong() > LIMIT_SECTORS) {
            throw context.misuse("Stripe size cannot be larger than " + SizeText.display(LIMIT_SECTORS) + ".");
        }
        if (count == 1) {
            if (size.isPresent()) {
                context.log().print("Ignoring stripesize argument with single stripe.");
            }
            return Allocator.Stripes.NONE;
        }
        return new Allocator.Stripes((int) count, stripeSize(context, size));
    }

    private static long stripeSize(LvmContext context, OptionalLong size) {
        if (size.isEmpty()) {
            context.log().print("Using default stripesize " + SizeText.display(DEFAULT_SECTORS) + ".");
            return DEFAULT_SECTORS;
        }
        if (size.getAsLong() < SMALLEST_SECTORS || Long.bitCount(size.getAsLong()) != 1) {
            throw context.misuse("Invalid stripe size " + SizeText.display(size.getAsLong()) + ".");
        }
        return size.getAsLong();
    }

    /** Complains of more stripes than there are physical volumes to choose from. */
    static void check(LvmContext context, Allocator.Stripes stripes, int volumes) {
        if (stripes.count() > volumes) {
            throw context.fail("Number of stripes (" + stripes.count() + ") must not exceed number of physical volumes (" + volumes + ")");
        }
    }

    /** Fits stripes to a group. */
    static Allocator.Stripes fit(LvmContext context, VolumeGroup vg, Allocator.Stripes stripes) {
        check(context, stripes, vg.pvs().size());
        if (stripes.sectors() <= vg.extentSectors()) {
            return stripes;
        }
        context.log().print("Reducing requested stripe size " + SizeText.display(stripes.sectors()) + " to maximum, physical extent size "
                + SizeText.display(vg.extentSectors()) + ".");
        return new Allocator.Stripes(stripes.count(), vg.extentSectors());
    }

    /** Whether a size has to be kept or may be cut. */
    enum Room {
        ENOUGH, TIGHT
    }

    /** Rounds a number of extents to whole stripes. */
    static long round(LvmContext context, VolumeGroup vg, long extents, Allocator.Stripes stripes, Room room) {
        long over = extents % stripes.count();
        if (over == 0) {
            return extents;
        }
        if (room == Room.TIGHT) {
            long down = extents - over;
            context.log().print("Rounding size (" + extents + " extents) down to stripe boundary size (" + down + " extents)");
            return down;
        }
        long up = extents - over + stripes.count();
        context.log().print("Rounding size " + SizeText.display(extents * vg.extentSectors()) + " (" + extents
                + " extents) up to stripe boundary size " + SizeText.display(up * vg.extentSectors()) + " (" + up + " extents).");
        return up;
    }
}
