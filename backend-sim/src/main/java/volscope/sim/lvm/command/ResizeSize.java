package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.model.command.PercentBase;
import volscope.model.command.Sign;
import volscope.sim.lvm.command.ResizeRequest.Direction;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.text.SizeText;

/** Works out the new size of a volume: what is asked for, in extents, kept within bounds and rounded to whole stripes. */
final class ResizeSize {

    private static final long DEFAULT_STRIPE = 128;
    private static final long SMALLEST_STRIPE = 8;

    private final LvmContext context;
    private final VolumeGroup vg;
    private final LogicalVolume lv;
    private final ResizeRequest request;
    /** Whether a store would have become larger than it need be. */
    private boolean isCapped;

    ResizeSize(LvmContext context, VolumeGroup vg, LogicalVolume lv, ResizeRequest request) {
        this.context = context;
        this.vg = vg;
        this.lv = lv;
        this.request = request;
    }

    /**
     * A new size.
     *
     * @param extents
     *            all extents of the volume
     * @param stripes
     *            the stripes of new ones
     */
    record Result(long extents, Allocator.Stripes stripes) {
    }

    /** The new size, or a complaint. */
    Result find(ResizeRequest.Amount amount, PvChoice choice) {
        long given = extents(amount, choice);
        boolean reducing = amount.sign() == Sign.MINUS || amount.sign() == Sign.NONE && given < lv.extents();
        Result result = reducing ? reduced(amount.sign(), given) : extended(amount.sign(), given);
        if (result.extents() == 0) {
            throw context.fail("New size of 0 not permitted.");
        }
        boolean mayBeSame = request.isByPolicy() || isCapped || context.line().has("resizefs");
        if (result.extents() == lv.extents() && !mayBeSame) {
            throw same(result.extents());
        }
        Result rounded = rounded(result);
        checkDirection(rounded.extents());
        if (rounded.extents() == lv.extents() && !mayBeSame) {
            throw same(rounded.extents());
        }
        return rounded;
    }

    private CommandFailed same(long extents) {
        return context.fail("New size (" + extents + " extents) matches existing size (" + lv.extents() + " extents).");
    }

    private void checkDirection(long extents) {
        if (extents < lv.extents() && request.direction() == Direction.EXTEND) {
            throw context.fail("New size given (" + extents + " extents) not larger than existing size (" + lv.extents() + " extents)");
        }
        if (extents > lv.extents() && request.direction() == Direction.REDUCE) {
            throw context.fail("New size given (" + extents + " extents) not less than existing size (" + lv.extents() + " extents)");
        }
    }

    private long extents(ResizeRequest.Amount amount, PvChoice choice) {
        return switch (amount) {
            case ResizeRequest.OfSectors size -> fromSectors(size);
            case ResizeRequest.OfExtents extents -> extents.base().map(base -> percent(extents, base, choice)).orElse(extents.number());
        };
    }

    private long fromSectors(ResizeRequest.OfSectors size) {
        long over = size.sectors() % vg.extentSectors();
        if (over == 0) {
            return Sizing.fromWholeExtents(context, vg, size.sectors());
        }
        long rounded = size.sectors() - over + (size.sign() == Sign.MINUS ? 0 : vg.extentSectors());
        context.log().print("Rounding size to boundary between physical extents: " + SizeText.display(rounded) + ".");
        if (rounded == 0) {
            throw new CommandFailed(LvmCommand.FAILED);
        }
        return Sizing.fromWholeExtents(context, vg, rounded);
    }

    private long percent(ResizeRequest.OfExtents given, PercentBase base, PvChoice choice) {
        long whole = switch (base) {
            case VG -> vg.extents();
            case FREE -> vg.freeExtents();
            case LV -> lv.extents();
            case PVS -> request.pvs().isEmpty() ? vg.extents() : choice.total();
            case ORIGIN -> vg.originOf(lv).orElseThrow(() -> context.fail("Specified LV does not have an origin LV.")).extents();
        };
        long extents = given.sign() == Sign.MINUS ? given.number() * whole / 100 : Sizing.ceil(given.number() * whole, 100);
        long most = lv.extents() + vg.freeExtents();
        if (base == PercentBase.VG && given.sign() == Sign.NONE && extents > most) {
            context.log().print("Reducing " + given.number() + "%VG to remaining free space " + SizeText.display(most * vg.extentSectors())
                    + " in VG.");
            extents = most;
        }
        boolean physical = base == PercentBase.VG || base == PercentBase.FREE || base == PercentBase.PVS;
        context.log().verbose("Converted " + given.number() + "%" + base + " into " + (request.isApproximate() ? "at most " : "") + extents
                + (physical ? " physical" : " logical") + " extents.");
        return extents;
    }

    private Result extended(Sign sign, long given) {
        Allocator.Stripes stripes = stripes();
        long wanted = sign == Sign.PLUS ? lv.extents() + given : given;
        return new Result(vg.isCow(lv) ? capped(wanted) : wanted, stripes);
    }

    /** A store need not be larger than what its origin can fill. */
    private long capped(long wanted) {
        long chunk = vg.relationOf(lv).map(Segment.Snapshot::chunkSectors).orElseThrow();
        long most = StoreSize.mostExtents(vg.sectors(vg.originOf(lv).orElseThrow()), chunk, vg.extentSectors());
        if (wanted <= most) {
            return wanted;
        }
        isCapped = true;
        context.log().print("Reached maximum COW size " + SizeText.display(most * vg.extentSectors()) + " (" + most + " extents).");
        return most;
    }

    /** The stripes of new extents: as asked for, or as those of the volume if they are all alike. */
    private Allocator.Stripes stripes() {
        long count = 0;
        long sectors = 0;
        for (Segment segment : lv.segments()) {
            if (segment instanceof Segment.Striped striped) {
                boolean otherSize = sectors > 0 && striped.stripeSectors() > 0 && sectors != striped.stripeSectors();
                boolean otherCount = count > 0 && count != striped.areas().size();
                if (otherSize && request.stripeSectors() == 0 || otherCount && request.stripes() == 0) {
                    throw context.fail("Please specify number of stripes (-i) and stripesize (-I)");
                }
                count = striped.areas().size();
                sectors = striped.stripeSectors();
            }
        }
        long wanted = request.stripes() > 0 ? request.stripes() : Math.max(1, count);
        return wanted == 1 ? Allocator.Stripes.NONE : new Allocator.Stripes((int) wanted, stripeSectors(sectors));
    }

    private long stripeSectors(long last) {
        if (request.stripeSectors() > 0) {
            return givenStripeSize(request.stripeSectors());
        }
        if (last > 0) {
            context.log().print("Using stripesize of last segment " + SizeText.display(last));
            return last;
        }
        context.log().print("Using default stripesize " + SizeText.display(DEFAULT_STRIPE));
        return DEFAULT_STRIPE;
    }

    private long givenStripeSize(long sectors) {
        if (Long.bitCount(sectors) != 1) {
            throw context.fail("Stripe size must be power of 2.");
        }
        if (sectors < SMALLEST_STRIPE) {
            throw context.fail("Invalid stripe size " + SizeText.display(sectors) + ".");
        }
        if (sectors <= vg.extentSectors()) {
            return sectors;
        }
        context.log().print("Reducing stripe size " + SizeText.display(sectors) + " to maximum, physical extent size "
                + SizeText.display(vg.extentSectors()) + ".");
        return vg.extentSectors();
    }

    private Result reduced(Sign sign, long given) {
        if (sign == Sign.MINUS && given >= lv.extents()) {
            throw context.fail("Unable to reduce " + vg.name() + "/" + lv.name() + " below 1 extent.");
        }
        long wanted = sign == Sign.MINUS ? lv.extents() - given : given;
        return new Result(wanted, stripesAt(wanted));
    }

    /** The stripes of the segment that is to be the last. */
    private Allocator.Stripes stripesAt(long extents) {
        Optional<Segment> last = lv.segments().stream().filter(segment -> extents <= segment.extents().end()).findFirst();
        return last.filter(Segment.Striped.class::isInstance).map(Segment.Striped.class::cast)
                .map(striped -> new Allocator.Stripes(striped.areas().size(), striped.stripeSectors())).orElse(Allocator.Stripes.NONE);
    }

    /** Rounds what the last segment gets to whole stripes. */
    private Result rounded(Result size) {
        long extents = size.extents();
        int stripes = size.stripes().count();
        long part = extents > lv.extents() ? extents - lv.extents() : extents - startOfLast(extents);
        long over = part % stripes;
        if (over == 0) {
            return size;
        }
        long up = extents - over + stripes;
        boolean room = extents < lv.extents() || !request.isPercentage() || vg.freeExtents() >= up - lv.extents();
        if (room) {
            context.log().print(
                    "Rounding size (" + extents + " extents) up to stripe boundary size for segment (" + up + " extents).");
            return new Result(up, size.stripes());
        }
        context.log().print("Rounding size (" + extents + " extents) down to stripe boundary size for segment (" + (extents - over)
                + " extents)");
        return new Result(extents - over, size.stripes());
    }

    private long startOfLast(long extents) {
        List<Segment> before = lv.segments().stream().filter(segment -> segment.extents().end() < extents).toList();
        return before.isEmpty() ? 0 : before.getLast().extents().end();
    }
}
