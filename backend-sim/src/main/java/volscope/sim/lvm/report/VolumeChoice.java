package volscope.sim.lvm.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import volscope.sim.lvm.command.LvPath;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;

/** The volumes a line names: by name, by group, by tag, or all. */
final class VolumeChoice {

    private final Groups groups;
    private final Hidden hidden;

    /** Whether hidden volumes belong to those of a group. */
    enum Hidden {
        SHOWN, LEFT_OUT
    }

    /** The volumes of a group that are to be shown. */
    record Chosen(GroupView group, List<LogicalVolume> lvs) {
    }

    VolumeChoice(Groups groups, Hidden hidden) {
        this.groups = groups;
        this.hidden = hidden;
    }

    /** What some words mean, group by group, with complaints in their place; no words mean all. */
    Iterable<Chosen> of(List<String> words) {
        if (words.isEmpty()) {
            return groups.open().stream().map(group -> new Chosen(group, whole(group.vg()))).toList();
        }
        Map<String, Set<String>> named = new LinkedHashMap<>();
        for (String word : words) {
            if (word.startsWith("@")) {
                addTagged(word.substring(1), named);
            } else {
                LvPath path = LvPath.parse(word);
                if (path.volume().filter(volume -> volume.contains("/")).isPresent()) {
                    throw groups.context().fail("\"" + word + "\": Invalid path for Logical Volume.");
                }
                if (path.volume().isEmpty() && word.endsWith("/")) {
                    groups.complain("Failed to find logical volume \"" + path.group() + "/\"");
                    continue;
                }
                Set<String> names = named.computeIfAbsent(path.group(), name -> new LinkedHashSet<>());
                names.add(path.volume().orElse(""));
            }
        }
        return () -> named.entrySet().stream().flatMap(entry -> groups.find(entry.getKey(), Groups.Exported.REFUSED).stream()
                .map(view -> new Chosen(view, named(view.vg(), entry.getValue())))).iterator();
    }

    private void addTagged(String tag, Map<String, Set<String>> named) {
        for (GroupView group : groups.open()) {
            VolumeGroup vg = group.vg();
            List<LogicalVolume> tagged = vg.tags().contains(tag)
                    ? whole(vg)
                    : vg.lvs().list().stream().filter(lv -> lv.tags().contains(tag)).toList();
            tagged.forEach(lv -> named.computeIfAbsent(vg.name(), name -> new LinkedHashSet<>()).add(lv.name()));
        }
    }

    /** The volumes of some names, in the order of the metadata; an empty name stands for all. */
    private List<LogicalVolume> named(VolumeGroup vg, Set<String> names) {
        Set<String> wanted = new LinkedHashSet<>(names);
        if (wanted.remove("")) {
            whole(vg).forEach(lv -> wanted.add(lv.name()));
        }
        if (hidden == Hidden.LEFT_OUT) {
            vg.lvs().list().stream().filter(lv -> vg.isVirtualOrigin(lv) && wanted.contains(lv.name())).forEach(
                    lv -> groups.context().log().print("Ignoring virtual origin logical volume " + vg.name() + "/" + lv.name() + "."));
        }
        wanted.stream().filter(name -> find(vg, name).isEmpty())
                .forEach(name -> groups.complain("Failed to find logical volume \"" + vg.name() + "/" + name + "\""));
        return inOrder(vg).stream().filter(lv -> wanted.contains(lv.name()) && isShown(vg, lv)).toList();
    }

    private Optional<LogicalVolume> find(VolumeGroup vg, String name) {
        return vg.lv(name).filter(lv -> isShown(vg, lv));
    }

    private boolean isShown(VolumeGroup vg, LogicalVolume lv) {
        return lv.snapshot().isEmpty() && (hidden == Hidden.SHOWN || !vg.isVirtualOrigin(lv));
    }

    /** The volumes of a group. */
    List<LogicalVolume> whole(VolumeGroup vg) {
        return inOrder(vg).stream().filter(lv -> hidden == Hidden.SHOWN || vg.isVisible(lv)).toList();
    }

    /** All volumes but the relations, which are never shown. */
    private static List<LogicalVolume> inOrder(VolumeGroup vg) {
        return vg.pools().first().stream().filter(lv -> lv.snapshot().isEmpty()).toList();
    }
}
