package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;

/**
 * What new extents of a volume have to keep to.
 *
 * @param policy
 *            how near to each other they have to lie
 * @param after
 *            the volume they follow, if it has extents already
 * @param members
 *            the physical volumes of the group
 * @param clingTags
 *            tags whose physical volumes belong together, {@code *} for any
 * @param amount
 *            whether fewer will do
 * @param apart
 *            how many more in one run, on another physical volume if there is one
 */
record AllocationRule(Allocation policy, Optional<LogicalVolume> after, List<PhysicalVolume> members, List<String> clingTags,
        Amount amount, long apart) {

    private static final String ANY_TAG = "*";

    /** Whether fewer extents than asked for will do. */
    enum Amount {
        EXACT, AT_MOST
    }

    AllocationRule {
        after = after.filter(lv -> !lv.segments().isEmpty());
        clingTags = List.copyOf(clingTags);
    }

    /** A new volume under a policy. */
    static AllocationRule of(Allocation policy) {
        return new AllocationRule(policy, Optional.empty(), List.of(), List.of(), Amount.EXACT, 0);
    }

    /** A volume under a policy, with the tags of the settings. */
    static AllocationRule of(LvmContext context, VolumeGroup vg, Allocation policy, Optional<LogicalVolume> after, Amount amount) {
        List<String> tags = context.config().texts("allocation/cling_tag_list").stream()
                .filter(tag -> tag.length() > 1 && tag.startsWith("@")).map(tag -> tag.substring(1)).toList();
        return new AllocationRule(policy == Allocation.INHERIT ? vg.allocation() : policy, after, vg.pvs(), tags, amount, 0);
    }

    /** The same with a run of extents apart from the others: what describes them. */
    AllocationRule withApart(long extents) {
        return new AllocationRule(policy, after, members, clingTags, amount, extents);
    }

    /** Whether two physical volumes belong together by their tags. */
    boolean together(PhysicalVolume one, PhysicalVolume other) {
        return clingTags.stream().anyMatch(tag -> tag.equals(ANY_TAG)
                ? one.tags().stream().anyMatch(other.tags()::contains)
                : one.tags().contains(tag) && other.tags().contains(tag));
    }
}
