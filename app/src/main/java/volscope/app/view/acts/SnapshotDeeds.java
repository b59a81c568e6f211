package volscope.app.view.acts;

import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.text.Texts;
import volscope.app.view.Tool.Menu;
import volscope.app.view.acts.FieldSpec.Choice;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.SnapshotInfo;

/** What is done with a snapshot and its origin. */
final class SnapshotDeeds {
    private SnapshotDeeds() {
    }

    static List<Deed> all() {
        return List.of(merge(), callOff(), split(), combine(), monitor(), poll());
    }

    private static boolean isSnapshot(Facts facts, LogicalVolumeInfo volume) {
        return volume.origin().isPresent() && facts.merge(volume) == Facts.Merge.NONE;
    }

    private static Optional<Aim> snapshot(Frame frame, String... words) {
        return Targets.volume(frame, volume -> isSnapshot(frame.facts(), volume), (group, volume) -> Aim.of(group, volume, List.of(words)));
    }

    private static Deed merge() {
        return Deed.of("merge", 21, Menu.ACT, Feather.GIT_MERGE, frame -> snapshot(frame, "lvconvert", "--merge"))
                .on(Selection.Volume.class).keys("M").inBar().row("background").telling(SnapshotDeeds::merged);
    }

    /** What goes back, and when. */
    private static List<String> merged(Texts texts, Aim aim, Foreseen foreseen) {
        LogicalVolumeInfo snapshot = aim.volume().orElseThrow();
        boolean waits = foreseen.then().volume(snapshot.group(), snapshot.name()).filter(then -> !then.equals(snapshot))
                .filter(then -> foreseen.then().merge(then) == Facts.Merge.SCHEDULED).isPresent();
        long chunks = foreseen.now().snapshot(snapshot).map(SnapshotInfo::exceptions).orElse(0L);
        return List.of(texts.get(waits ? "merge.later" : "merge.now", snapshot.name(), snapshot.origin().orElse(""), chunks));
    }

    /** LVM has no command for it: the metadata from before are brought back. */
    private static Deed callOff() {
        return Deed.of("call-off", 22, Menu.ACT, Feather.ROTATE_CCW, frame -> Targets.volume(frame,
                volume -> frame.facts().merge(volume) == Facts.Merge.SCHEDULED,
                (group, volume) -> new Aim(restore(group.name(), volume.name()), List.of(volume.name(), volume.origin().orElse("")),
                        Optional.of(group), Optional.of(volume))))
                .on(Selection.Volume.class);
    }

    private static String restore(String group, String volume) {
        return "vgcfgrestore -y -f $(grep -l 'before.*merge.*" + volume + "' /etc/lvm/archive/" + group + "_* | tail -n 1) " + group;
    }

    private static Deed split() {
        return Deed.of("split", 23, Menu.ACT, Feather.SCISSORS, frame -> snapshot(frame, "lvconvert", "-y", "--splitsnapshot"))
                .on(Selection.Volume.class);
    }

    /** The volume that is selected becomes the store. */
    private static Deed combine() {
        return Deed.of("combine", 24, Menu.ACT, Feather.LINK_2, frame -> Targets.volume(frame,
                volume -> volume.origin().isEmpty() && frame.facts().snapshotsOf(volume).isEmpty() && !origins(frame).isEmpty(),
                (group, volume) -> Aim.at(group, volume, "lvconvert", "-y", "-s", origins(frame).getFirst(), volume.path())))
                .on(Selection.Volume.class).row(new Choice("#0", SnapshotDeeds::origins), new FieldSpec.Plain("chunksize"));
    }

    /** The other volumes of the group that are no snapshots. */
    private static List<String> origins(Frame frame) {
        return Targets.selected(frame).stream().flatMap(store -> frame.facts().group(store.group()).stream()
                .flatMap(group -> group.volumes().stream()).filter(volume -> volume.origin().isEmpty() && !volume.equals(store)))
                .map(LogicalVolumeInfo::path).toList();
    }

    private static Deed monitor() {
        return Deed.of("monitor", 54, Menu.ACT, Feather.EYE, frame -> Targets.volume(frame,
                volume -> isSnapshot(frame.facts(), volume),
                (group, volume) -> Aim.at(group, volume, "lvchange", "--monitor",
                        frame.facts().monitored().contains(volume.device()) ? "n" : "y", volume.path())))
                .on(Selection.Volume.class).row(new Choice("monitor", frame -> List.of("y", "n")));
    }

    /** Of an origin that takes a snapshot back. */
    private static Deed poll() {
        return Deed.of("poll", 55, Menu.ACT, Feather.ACTIVITY, frame -> Targets.volume(frame,
                volume -> frame.facts().snapshotsOf(volume).stream().anyMatch(back -> frame.facts().merge(back) == Facts.Merge.RUNNING),
                (group, volume) -> Aim.at(group, volume, "lvchange", "--poll", "y", volume.path())))
                .on(Selection.Volume.class).row(new Choice("poll", frame -> List.of("y", "n")));
    }
}
