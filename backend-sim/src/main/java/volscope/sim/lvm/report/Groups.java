package volscope.sim.lvm.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import volscope.sim.lvm.command.CommandFailed;
import volscope.sim.lvm.command.LvmCommand;
import volscope.sim.lvm.command.LvmContext;
import volscope.sim.lvm.command.World;
import volscope.sim.lvm.config.ConfigSection.Default;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.Scan;
import volscope.sim.lvm.status.LiveDevices;
import volscope.sim.lvm.status.LiveInfo;

/** The groups that a report or display looks at, with the complaints that looking brings. */
final class Groups {

    private final LvmContext context;
    private final World world;
    private final LiveInfo live;
    private final Map<String, GroupView> views = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private @Nullable List<GroupView> all;
    private int code = LvmCommand.DONE;

    Groups(LvmContext context) {
        this.context = context;
        this.world = World.read(context);
        this.live = context.line().has("readonly") ? new LiveInfo.Unread() : context.sys().call(LiveDevices::read);
    }

    LvmContext context() {
        return context;
    }

    Scan scan() {
        return world.scan();
    }

    /** The code the command ends with after all that was looked at. */
    int code() {
        return code;
    }

    /** Warns, once for all who look. */
    void warnOnce(String line) {
        if (told.add(line)) {
            context.log().warn(line);
        }
    }

    /** Complains; the command goes on and ends as failed. */
    void complain(String line) {
        context.log().error(line);
        code = LvmCommand.FAILED;
    }

    /** What becomes of an exported group. */
    enum Exported {
        /** It is shown like others. */
        SHOWN,
        /** It is left out, with a complaint. */
        REFUSED
    }

    /** The group of a name; empty if there is none or it must not be shown, which has been said then. */
    Optional<GroupView> find(String name, Exported exported) {
        try {
            VolumeGroup vg = world.group(name);
            if (exported == Exported.REFUSED && vg.has(VgFlag.EXPORTED)) {
                complain("Volume group " + name + " is exported");
                return Optional.empty();
            }
            return Optional.of(view(vg));
        } catch (CommandFailed failed) {
            code = failed.code();
            return Optional.empty();
        }
    }

    /** All groups, in the order they were found. */
    List<GroupView> all() {
        if (all == null) {
            all = scan().groups().stream().map(vg -> view(world.group(vg.name()))).toList();
        }
        return all;
    }

    /** All groups that are not exported. */
    List<GroupView> open() {
        return all().stream().filter(group -> !group.vg().has(VgFlag.EXPORTED)).toList();
    }

    /** A group that was already complained about, if need be. */
    GroupView view(VolumeGroup vg) {
        return views.computeIfAbsent(vg.name(), name -> new GroupView(vg, scan(), live, monitoring()));
    }

    private GroupView.Monitoring monitoring() {
        return context.setting("activation/monitoring", Default.ON) ? GroupView.Monitoring.ON : GroupView.Monitoring.OFF;
    }
}
