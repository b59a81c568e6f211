package volscope.app.view.acts;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.view.Sizes;
import volscope.app.view.Tool.Menu;
import volscope.app.view.acts.FieldSpec.Choice;
import volscope.app.view.acts.FieldSpec.Fitting;
import volscope.app.view.acts.FieldSpec.Sized;
import volscope.model.machine.Difference;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.LogicalVolumeInfo.Activation;
import volscope.model.machine.VolumeGroupInfo;

/** What is done with a volume, a snapshot being one. */
final class VolumeDeeds {
    private static final String SIZE = "size";
    /** A store has no file system of its own. */
    private static final FieldSpec FILE_SYSTEM = new Fitting("resizefs",
            aim -> aim.volume().filter(volume -> volume.origin().isEmpty()).isPresent());

    private VolumeDeeds() {
    }

    static List<Deed> all() {
        return List.of(extend(), reduce(), resize(), rename(), permission(), activate(), deactivate(), refresh(), remove());
    }

    private static Optional<Aim> plain(Frame frame, Predicate<LogicalVolumeInfo> fits, String... words) {
        return Targets.volume(frame, fits, (group, volume) -> Aim.of(group, volume, List.of(words)));
    }

    private static boolean any(LogicalVolumeInfo volume) {
        return true;
    }

    private static boolean isActive(LogicalVolumeInfo volume) {
        return volume.active() == Activation.ACTIVE;
    }

    private static String extent(VolumeGroupInfo group) {
        return Sizes.written(group.extentBytes());
    }

    /** The extents that a volume can grow by: as many as are left, of a store no more than it has use for. */
    private static long room(Facts facts, Aim aim) {
        return aim.volume().flatMap(volume -> facts.origin(volume).flatMap(origin -> facts.snapshot(volume).flatMap(info -> aim.group()
                .map(group -> StoreSizes.of(group, origin, info.chunkBytes()).getLast().bytes() / group.extentBytes() - aim.used()))))
                .map(most -> Math.clamp(most, 0, aim.free())).orElse(aim.free());
    }

    private static Deed extend() {
        return Deed.of("extend", 31, Menu.ACT, Feather.MAXIMIZE_2, frame -> Targets.volume(frame, VolumeDeeds::any,
                (group, volume) -> Aim.at(group, volume, "lvextend", "-L", "+" + extent(group), volume.path())))
                .on(Selection.Volume.class).keys("E").inBar().row(new Sized(SIZE, "+", VolumeDeeds::room)).row(FILE_SYSTEM);
    }

    private static Deed reduce() {
        return Deed.of("reduce", 32, Menu.ACT, Feather.MINIMIZE_2, frame -> Targets.volume(frame, VolumeDeeds::any,
                (group, volume) -> Aim.at(group, volume, "lvreduce", "-y", "-L", "-" + extent(group), volume.path())))
                .on(Selection.Volume.class).row(new Sized(SIZE, "-", (facts, aim) -> aim.used() - 1)).row(FILE_SYSTEM);
    }

    private static Deed resize() {
        return Deed.of("resize", 33, Menu.ACT, Feather.CODE, frame -> Targets.volume(frame, VolumeDeeds::any,
                (group, volume) -> Aim.at(group, volume, "lvresize", "-L",
                        Sizes.written(volume.bytes() + (group.freeExtents() > 0 ? group.extentBytes() : 0)), volume.path())))
                .on(Selection.Volume.class).row(new Sized(SIZE, "", (facts, aim) -> aim.used() + room(facts, aim))).row(FILE_SYSTEM);
    }

    private static Deed rename() {
        return Deed.of("rename", 41, Menu.ACT, Feather.EDIT_3, frame -> Targets.volume(frame, VolumeDeeds::any,
                (group, volume) -> Aim.at(group, volume, "lvrename", group.name(), volume.name(),
                        Targets.freeName(frame.facts(), group.name(), Targets.stem(volume.name())))))
                .on(Selection.Volume.class).keys("F2").row("#2");
    }

    private static Deed permission() {
        return Deed.of("permission", 42, Menu.ACT, Feather.LOCK, frame -> Targets.volume(frame, VolumeDeeds::any,
                (group, volume) -> Aim.at(group, volume, "lvchange", "-p", volume.isWritable() ? "r" : "rw", volume.path())))
                .on(Selection.Volume.class).row(new Choice("permission", frame -> List.of("rw", "r")));
    }

    private static Deed activate() {
        return Deed.of("activate", 51, Menu.ACT, Feather.POWER,
                frame -> plain(frame, volume -> !isActive(volume), "lvchange", "-a", "y")).on(Selection.Volume.class);
    }

    /** Of a snapshot, lvm asks whether its origin may go with it. */
    private static Deed deactivate() {
        return Deed
                .of("deactivate", 52, Menu.ACT, Feather.MOON, frame -> plain(frame, volume -> isActive(volume) && volume.origin().isEmpty(),
                        "lvchange", "-a", "n").or(() -> plain(frame, VolumeDeeds::isActive, "lvchange", "-y", "-a", "n")))
                .on(Selection.Volume.class);
    }

    private static Deed refresh() {
        return Deed.of("refresh", 53, Menu.ACT, Feather.REFRESH_CW, frame -> plain(frame, VolumeDeeds::isActive, "lvchange", "--refresh"))
                .on(Selection.Volume.class);
    }

    private static Deed remove() {
        return Deed.of("remove", 91, Menu.ACT, Feather.TRASH_2, frame -> plain(frame, VolumeDeeds::any, "lvremove", "-y"))
                .on(Selection.Volume.class).keys("Delete").inBar()
                .telling((texts, aim, foreseen) -> foreseen.ghost().difference().volumes().stream()
                        .filter(change -> change.kind() == Difference.Kind.REMOVED)
                        .map(change -> texts.get("remove.goes", change.name())).toList());
    }
}
