package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.Devices;
import volscope.sim.lvm.ondisk.PvDevice;

/** The physical volumes that the words of a line mean, group by group, those without a group last. */
final class PvSelection {

    private final LvmContext context;
    private final World world;

    PvSelection(LvmContext context, World world) {
        this.context = context;
        this.world = world;
    }

    /** What is done with a physical volume. */
    interface Action {

        /** Does it; the exit code. */
        int apply(Optional<VolumeGroup> vg, PvDevice pv);
    }

    /** Does something with each, as the groups are by then; the worst exit code. */
    int forEach(List<String> words, Action action) {
        Set<String> paths = new HashSet<>();
        int code = LvmCommand.DONE;
        for (String word : words) {
            if (!word.startsWith("@")) {
                code = Math.max(code, add(paths, word));
            }
        }
        boolean all = words.isEmpty();
        for (PvDevice pv : inOrder()) {
            Optional<VolumeGroup> vg = world.scan().groupOf(pv);
            boolean tagged = vg.flatMap(group -> group.pv(pv.header().id())).filter(member -> isTagged(member, words)).isPresent();
            if (all || tagged || paths.contains(pv.path())) {
                code = Math.max(code, apply(vg, pv, action));
            }
        }
        return code;
    }

    private static boolean isTagged(PhysicalVolume pv, List<String> words) {
        return words.stream().anyMatch(word -> word.startsWith("@") && pv.tags().contains(word.substring(1)));
    }

    private int apply(Optional<VolumeGroup> found, PvDevice pv, Action action) {
        try {
            World now = found.isPresent() ? World.read(context) : world;
            Optional<VolumeGroup> vg = found.map(group -> now.group(group.name(), World.Intent.CHANGE));
            return action.apply(vg, pv);
        } catch (CommandFailed failed) {
            return failed.code();
        }
    }

    private List<PvDevice> inOrder() {
        List<PvDevice> order = new ArrayList<>();
        for (VolumeGroup vg : world.scan().groups()) {
            vg.pvs().forEach(pv -> world.scan().pv(pv.id()).ifPresent(order::add));
        }
        world.scan().pvs().stream().filter(pv -> world.scan().groupOf(pv).isEmpty()).forEach(order::add);
        return order;
    }

    private int add(Set<String> paths, String word) {
        if (world.scan().duplicateAt(context.invocation().absolute(word)).isPresent()) {
            return LvmCommand.DONE;
        }
        Optional<PvDevice> pv = find(word);
        pv.ifPresent(found -> paths.add(found.path()));
        return pv.isPresent() ? LvmCommand.DONE : LvmCommand.FAILED;
    }

    /** The physical volume at a path, or a complaint. */
    Optional<PvDevice> find(String word) {
        Optional<Devices.Candidate> device = context.sys().call(kernel -> Devices.at(kernel, context.invocation().absolute(word)));
        if (device.isEmpty()) {
            context.log().error("Cannot use " + word + ": device not found");
            return Optional.empty();
        }
        Optional<PvDevice> pv = world.scan().pvAt(device.get().path());
        if (pv.isEmpty()) {
            context.log().error("Failed to find physical volume \"" + word + "\".");
        }
        return pv;
    }
}
