package volscope.sim.lvm.command;

import java.util.List;

import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Segment;

/** Finds extents for a volume, and says why there are none. */
final class ExtentSearch {

    private final LvmContext context;
    private final PvChoice choice;
    private final Allocator.Stripes stripes;
    private final AllocationRule rule;

    ExtentSearch(LvmContext context, PvChoice choice, Allocator.Stripes stripes, AllocationRule rule) {
        this.context = context;
        this.choice = choice;
        this.stripes = stripes;
        this.rule = rule;
    }

    /**
     * Extents for a volume, or a complaint.
     *
     * @param name
     *            the volume
     * @param first
     *            its first extent they are for
     * @param count
     *            how many
     */
    List<Segment> find(String name, long first, long count) {
        return findBoth(name, first, count).extents();
    }

    /**
     * What was found.
     *
     * @param extents
     *            the extents asked for
     * @param apart
     *            those that lie apart
     */
    record Found(List<Segment> extents, List<Segment> apart) {
    }

    /** The same, with what the rule wants apart. */
    Found findBoth(String name, long first, long count) {
        boolean exact = rule.amount() == AllocationRule.Amount.EXACT;
        if (choice.free().isEmpty()) {
            throw context.fail("Couldn't allocate areas array.");
        }
        if (exact && count > choice.total()) {
            throw context.fail("Insufficient free space: " + count + " extents needed, but only " + choice.total() + " available");
        }
        String kind = rule.policy() == Allocation.CONTIGUOUS ? "contiguous " : "";
        try {
            Allocator allocator = new Allocator(choice, stripes, rule);
            List<Segment> extents = allocator.allocate(first, count);
            long found = extents.stream().mapToLong(segment -> segment.extents().count()).sum();
            if (found < count) {
                context.log().verbose("Found fewer " + kind + "allocatable extents for logical volume " + name + " than requested: using "
                        + (first + found) + " extents (reduced by " + (count - found) + ").");
            }
            return new Found(extents, allocator.apart());
        } catch (Allocator.Short shortage) {
            throw context.fail(exact
                    ? "Insufficient suitable " + kind + "allocatable extents for logical volume " + name + ": " + shortage.missing()
                            + " more required"
                    : "Insufficient suitable " + kind + "allocatable extents found for logical volume " + name + ".");
        }
    }
}
