package volscope.sim.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import volscope.sim.device.Block;
import volscope.sim.device.BlockState;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice.Removal;
import volscope.sim.fs.Vfs;
import volscope.sim.fs.VfsState;
import volscope.sim.kernel.KernelState;

/**
 * Which steps of a task nobody else can tell from none: it opens and closes files, or learns that its request has ended. In what order such a
 * step and the others are made does not matter, so that it can be made at once. That holds as long as no task asks who has what open.
 */
final class Privacy {

    /** Programs that look at no open file but their own. */
    private static final Set<String> DISCREET = Set.of("sec", "poke", "peek", "clwb", "fence", "dma", "dd", "sync", "true", "sleep");
    private static final Set<String> DISCREET_CALLS = Set.of("create", "suspend", "resume", "load", "clear", "status", "table", "message");

    private Privacy() {
    }

    /** Whether the tasks of a machine, in all that they have to do, never ask who has what open. */
    static boolean holds(KernelState state, TasksState tasks) {
        boolean closing = state.of(Dm.LAYER).devices().values().stream().anyMatch(device -> device.removal() != Removal.NONE);
        return !closing && tasks.held().values().stream().allMatch(held -> isDiscreet(tasks.get(held.task()).label())
                && held.next().stream().allMatch(Privacy::isDiscreet));
    }

    private static boolean isDiscreet(String line) {
        return !line.matches(".*[`$(|<>&].*") && Arrays.stream(line.split(";")).map(String::strip).filter(part -> !part.isEmpty())
                .allMatch(part -> isDiscreet(List.of(part.split("\\s+"))));
    }

    private static boolean isDiscreet(List<String> words) {
        return DISCREET.contains(words.getFirst())
                || words.getFirst().equals("dmsetup") && words.size() > 1 && DISCREET_CALLS.contains(words.get(1));
    }

    /** Whether a task's step from one machine to another was such a step. */
    static boolean covers(KernelState before, KernelState after) {
        if (before.queue().size() != after.queue().size() || before.timers().size() != after.timers().size()
                || before.random() != after.random()) {
            return false;
        }
        for (int i = 0; i < before.states().size(); i++) {
            Object then = before.states().get(i);
            Object now = after.states().get(i);
            boolean same = then == now || now instanceof TasksState || now instanceof VfsState file && sameFiles((VfsState) then, file)
                    || now instanceof BlockState block && sameDevices((BlockState) then, block);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameFiles(VfsState then, VfsState now) {
        return then.inodes() == now.inodes() && then.mounts() == now.mounts();
    }

    /** No request is new, what devices hold is the same, and so are they but for how often they are open. */
    private static boolean sameDevices(BlockState then, BlockState now) {
        return then.media() == now.media() && then.unsettled() == now.unsettled()
                && (then.requests() == now.requests() || then.requests().keySet().containsAll(now.requests().keySet()))
                && (then.disks() == now.disks() || sameDisks(then.disks(), now.disks()));
    }

    private static boolean sameDisks(Map<DevNo, Disk> then, Map<DevNo, Disk> now) {
        return then.size() == now.size() && now.values().stream().allMatch(disk -> {
            Disk old = then.get(disk.dev());
            return old == disk || old != null && new Disk(old.dev(), old.name(), old.kind(), old.sectors(), old.limits(), old.access(),
                    old.readAhead(), disk.opens(), old.holder(), old.misuse()).equals(disk);
        });
    }
}
