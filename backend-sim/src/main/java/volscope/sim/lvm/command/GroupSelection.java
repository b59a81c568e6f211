package volscope.sim.lvm.command;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.report.Condition;

/** The groups that the words of a line mean: by name, by tag, or all. */
public final class GroupSelection {

    private final World world;
    private final Set<String> names = new LinkedHashSet<>();

    /** What a line without words means. */
    enum Empty {
        ALL, ALL_AND_EXPORTED, NONE
    }

    GroupSelection(LvmContext context, World world, Empty empty) {
        this.world = world;
        for (String word : context.line().operands()) {
            if (word.startsWith("@")) {
                world.scan().groups().stream().filter(vg -> vg.tags().contains(word.substring(1))).forEach(vg -> names.add(vg.name()));
            } else {
                names.add(name(context, word));
            }
        }
        Optional<Condition> condition = Condition.ofGroups(context);
        if (context.line().operands().isEmpty() && (empty != Empty.NONE || condition.isPresent())) {
            world.scan().groups().stream().filter(vg -> empty == Empty.ALL_AND_EXPORTED || !vg.has(VgFlag.EXPORTED))
                    .forEach(vg -> names.add(vg.name()));
        }
        condition.ifPresent(
                given -> names.removeIf(name -> world.scan().group(name).filter(vg -> !given.holds(vg, world.scan())).isPresent()));
    }

    /** The group that a word names, or a complaint. */
    public static String name(LvmContext context, String word) {
        String name = Names.group(word);
        if (name.contains("/")) {
            throw context.misuse("Invalid volume group name " + name + ".");
        }
        return name;
    }

    /** Does something to each group; the worst exit code. */
    int forEach(World.Intent intent, ToIntFunction<VolumeGroup> action) {
        int code = LvmCommand.DONE;
        for (String name : names) {
            try {
                code = Math.max(code, action.applyAsInt(world.group(name, intent)));
            } catch (CommandFailed failed) {
                code = Math.max(code, failed.code());
            }
        }
        return code;
    }
}
