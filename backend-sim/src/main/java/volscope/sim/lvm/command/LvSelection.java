package volscope.sim.lvm.command;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.report.Condition;

/** The volumes that the words of a line mean, by group: volumes, groups for all of theirs, tags. */
final class LvSelection {

    private final LvmContext context;
    private final World world;
    private final Map<String, Set<String>> chosen = new LinkedHashMap<>();
    private final Map<String, Set<String>> named = new HashMap<>();
    private Optional<Condition> condition = Optional.empty();
    private int code = LvmCommand.DONE;

    private LvSelection(LvmContext context, World world) {
        this.context = context;
        this.world = world;
    }

    /** Reads the words of a line. */
    static LvSelection read(LvmContext context, World world) {
        LvSelection selection = new LvSelection(context, world);
        for (String word : context.line().operands()) {
            if (word.startsWith("@")) {
                selection.addTag(word.substring(1));
            } else {
                selection.add(path(context, word));
            }
        }
        if (context.line().operands().isEmpty()) {
            world.scan().groups().stream().filter(vg -> !vg.has(VgFlag.EXPORTED))
                    .forEach(vg -> selection.add(new LvPath(vg.name(), Optional.empty())));
        }
        selection.condition = Condition.ofVolumes(context);
        return selection;
    }

    /** The volume of a path. */
    static LvSelection of(LvmContext context, World world, LvPath path) {
        LvSelection selection = new LvSelection(context, world);
        selection.add(path);
        return selection;
    }

    /** What a word means that names a volume. */
    static LvPath path(LvmContext context, String word) {
        LvPath path = LvPath.parse(word);
        if (path.volume().filter(name -> name.contains("/")).isPresent()) {
            throw context.fail("\"" + word + "\": Invalid path for Logical Volume.");
        }
        Optional<String> group = context.defaultGroup();
        boolean bare = path.volume().isEmpty() && group.isPresent() && !word.startsWith("/");
        return bare ? new LvPath(group.get(), Optional.of(path.group())) : path;
    }

    private void add(LvPath path) {
        Set<String> names = chosen.computeIfAbsent(path.group(), any -> new LinkedHashSet<>());
        path.volume().ifPresent(volume -> named.computeIfAbsent(path.group(), any -> new HashSet<>()).add(volume));
        path.volume().ifPresentOrElse(names::add,
                () -> world.scan().group(path.group()).ifPresent(vg -> vg.visibleLvs().forEach(lv -> names.add(lv.name()))));
    }

    private void addTag(String tag) {
        for (VolumeGroup vg : world.scan().groups()) {
            List<LogicalVolume> tagged = vg.tags().contains(tag)
                    ? vg.visibleLvs()
                    : vg.visibleLvs().stream().filter(lv -> lv.tags().contains(tag)).toList();
            tagged.forEach(lv -> chosen.computeIfAbsent(vg.name(), any -> new LinkedHashSet<>()).add(lv.name()));
        }
    }

    /** Whether the line means a volume itself, by its name or a tag, not its group alone. */
    boolean isChosen(GroupSession session, LogicalVolume lv) {
        return isNamed(session, lv) || lv.tags().stream().anyMatch(tag -> context.line().operands().contains("@" + tag));
    }

    /** Whether the line names a volume itself, not its group or a tag. */
    boolean isNamed(GroupSession session, LogicalVolume lv) {
        return named.getOrDefault(session.vg().name(), Set.of()).contains(lv.name());
    }

    /** The groups that are meant. */
    Set<String> groups() {
        return chosen.keySet();
    }

    /** The names in a group that are meant and exist, the pools first. */
    private List<String> volumes(VolumeGroup vg) {
        Set<String> names = chosen.getOrDefault(vg.name(), Set.of());
        return vg.pools().first().stream().filter(lv -> lv.snapshot().isEmpty() && !vg.isVirtualOrigin(lv)).map(LogicalVolume::name)
                .filter(names::contains).toList();
    }

    private void complainOfAbsent(VolumeGroup vg) {
        for (String name : chosen.getOrDefault(vg.name(), Set.of())) {
            if (vg.lv(name).filter(lv -> lv.snapshot().isEmpty() && !vg.isVirtualOrigin(lv)).isEmpty()) {
                context.log().error("Failed to find logical volume \"" + vg.name() + "/" + name + "\"");
                code = LvmCommand.FAILED;
            }
        }
    }

    /** What can be done with a group's volumes. */
    interface Action {

        /** Does it to one volume of a session; the exit code. */
        int apply(GroupSession session, LogicalVolume lv);
    }

    /** Does something to every volume that is meant and still there. */
    int forEach(World.Intent intent, Action action) {
        for (String group : groups()) {
            try {
                each(world.group(group, intent), action);
            } catch (CommandFailed failed) {
                code = Math.max(code, failed.code());
            }
        }
        return code;
    }

    private void each(VolumeGroup vg, Action action) {
        GroupSession session = GroupSession.open(context, world, vg);
        vg.lvs().list().stream().filter(lv -> vg.isVirtualOrigin(lv) && chosen.getOrDefault(vg.name(), Set.of()).contains(lv.name()))
                .forEach(lv -> context.log().print("Ignoring virtual origin logical volume " + vg.name() + "/" + lv.name() + "."));
        List<String> names = volumes(vg).stream().filter(name -> isMeant(vg, name)).toList();
        int worst = LvmCommand.DONE;
        for (String name : names) {
            Optional<LogicalVolume> lv = session.vg().lv(name);
            if (lv.isPresent()) {
                worst = Math.max(worst, guarded(session, lv.get(), action));
            }
        }
        if (worst == LvmCommand.DONE) {
            session.close();
        } else {
            session.closeFailed();
        }
        code = Math.max(code, worst);
        complainOfAbsent(vg);
    }

    private boolean isMeant(VolumeGroup vg, String name) {
        return condition.isEmpty() || condition.get().holds(vg, vg.lv(name).orElseThrow(), world.scan());
    }

    private static int guarded(GroupSession session, LogicalVolume lv, Action action) {
        try {
            return action.apply(session, lv);
        } catch (CommandFailed failed) {
            return failed.code();
        }
    }
}
