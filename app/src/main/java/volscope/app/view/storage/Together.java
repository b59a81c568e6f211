package volscope.app.view.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.model.machine.LogicalVolumeInfo;

/** What can be done with several volumes by one line. */
final class Together {
    private Together() {
    }

    /**
     * One of them.
     *
     * @param name
     *            what it is called among texts and items
     * @param icon
     *            its picture
     * @param line
     *            what it runs
     */
    record Deed(String name, Feather icon, String line) {
    }

    /** What LVM takes several volumes for. */
    static List<Deed> deeds(Frame frame, List<Selection.Volume> chosen) {
        Facts facts = frame.facts();
        List<LogicalVolumeInfo> volumes = chosen.stream().flatMap(volume -> facts.volume(volume.group(), volume.name()).stream()).toList();
        String paths = volumes.stream().map(LogicalVolumeInfo::path).collect(Collectors.joining(" "));
        List<Deed> deeds = new ArrayList<>();
        if (volumes.stream().allMatch(volume -> volume.origin().isPresent() && facts.merge(volume) == Facts.Merge.NONE)) {
            boolean watched = volumes.stream().allMatch(volume -> facts.monitored().contains(volume.device()));
            deeds.add(new Deed(watched ? "unwatch" : "watch", watched ? Feather.EYE_OFF : Feather.EYE,
                    "lvchange --monitor " + (watched ? "n " : "y ") + paths));
            if (volumes.stream().map(volume -> volume.group() + "/" + volume.origin().orElse("")).distinct().count() == volumes.size()) {
                deeds.add(new Deed("merge", Feather.GIT_MERGE, "lvconvert --merge " + paths));
            }
        } else {
            Optional<LogicalVolumeInfo> active = volumes.stream()
                    .filter(volume -> volume.active() == LogicalVolumeInfo.Activation.ACTIVE).findFirst();
            deeds.add(active.isPresent()
                    ? new Deed("deactivate", Feather.MOON, "lvchange -an " + paths)
                    : new Deed("activate", Feather.POWER, "lvchange -ay " + paths));
        }
        deeds.add(new Deed("remove", Feather.TRASH_2, "lvremove -f " + paths));
        return deeds;
    }
}
