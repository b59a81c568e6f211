package volscope.app.view.acts;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.view.Sizes;
import volscope.app.view.Tool.Menu;
import volscope.app.view.acts.FieldSpec.Choice;
import volscope.app.view.acts.FieldSpec.Plain;
import volscope.app.view.acts.FieldSpec.Several;
import volscope.app.view.acts.FieldSpec.Sized;
import volscope.model.machine.LogicalVolumeInfo.Activation;
import volscope.model.machine.VolumeGroupInfo;

/** What is done with a volume group. */
final class GroupDeeds {
    private static final List<String> CHUNKS = List.of("4k", "8k", "16k", "32k", "64k", "128k", "256k", "512k");
    private static final long USUAL = 64L << 20;
    private static final String SPARSE = "1T";

    private GroupDeeds() {
    }

    static List<Deed> all() {
        return List.of(createVolume(), createSparse(), createGroup(), extend(), reduce(), rename(), activate(), deactivate(), remove());
    }

    private static Optional<Aim> whole(Frame frame, String... words) {
        return Targets.group(frame).map(group -> Aim.of(group, List.of(words)));
    }

    /** A usual size, or what is left. */
    private static String size(VolumeGroupInfo group) {
        long extents = Math.clamp(Math.ceilDiv(USUAL, group.extentBytes()), 1, Math.max(1, group.freeExtents()));
        return Sizes.written(extents * group.extentBytes());
    }

    private static Deed createVolume() {
        return Deed.of("create-volume", 61, Menu.GROUP, Feather.PLUS_SQUARE, frame -> Targets.group(frame)
                .map(group -> Aim.at(group, "lvcreate", "-n", Targets.freeName(frame.facts(), group.name(), "lv"), "-L", size(group),
                        group.name())))
                .on(Selection.Group.class)
                .row(new Plain("name"), new Choice("stripes", GroupDeeds::stripes), new Choice("stripesize", GroupDeeds::stripeSizes))
                .row(new Sized("size", "", (facts, aim) -> aim.free())).row(new Several("#1", frame -> atLeastTwo(devices(frame))));
    }

    private static Deed createSparse() {
        return Deed.of("create-sparse", 62, Menu.GROUP, Feather.CLOUD, frame -> Targets.group(frame)
                .map(group -> Aim.at(group, "lvcreate", "--type", "snapshot", "-n", Targets.freeName(frame.facts(), group.name(), "sparse"),
                        "-V", SPARSE, "-L", size(group), group.name())))
                .on(Selection.Group.class).row(new Plain("name"), new Plain("virtualsize"), new Choice("chunksize", frame -> CHUNKS))
                .row(new Sized("size", "", (facts, aim) -> aim.free()));
    }

    private static Deed createGroup() {
        return Deed.of("create-group", 71, Menu.GROUP, Feather.DATABASE, frame -> Targets.free(frame).stream().findFirst()
                .filter(device -> !(frame.selection() instanceof Selection.Disk disk) || device.equals("/dev/" + disk.name()))
                .map(device -> Aim.at(Targets.freeGroup(frame.facts()), "vgcreate", Targets.freeGroup(frame.facts()), device)))
                .on(Selection.Disk.class, Selection.None.class).row(new Plain("#0"), new Plain("physicalextentsize"))
                .row(new Several("#1", Targets::free));
    }

    /** The group is selected, or a device for it. */
    private static Deed extend() {
        return Deed.of("extend-group", 72, Menu.GROUP, Feather.FOLDER_PLUS, frame -> groupToExtend(frame)
                .flatMap(group -> Targets.free(frame).stream().findFirst()
                        .map(device -> Aim.at(group, "vgextend", group.name(), device))))
                .on(Selection.Group.class, Selection.Disk.class).row(new Choice("#0", frame -> atLeastTwo(groups(frame.facts()))))
                .row(new Several("#1", Targets::free));
    }

    private static Optional<VolumeGroupInfo> groupToExtend(Frame frame) {
        boolean free = frame.selection() instanceof Selection.Disk disk && Targets.groupOf(frame.facts(), disk.name()).isEmpty();
        return free
                ? frame.facts().groups().stream().findFirst()
                : frame.selection() instanceof Selection.Disk ? Optional.empty() : Targets.group(frame);
    }

    private static List<String> groups(Facts facts) {
        return facts.groups().stream().map(VolumeGroupInfo::name).toList();
    }

    private static List<String> atLeastTwo(List<String> names) {
        return names.size() > 1 ? names : List.of();
    }

    /** Over so many devices a volume can be spread. */
    private static List<String> stripes(Frame frame) {
        return atLeastTwo(IntStream.rangeClosed(1, devices(frame).size()).mapToObj(Integer::toString).toList());
    }

    private static List<String> stripeSizes(Frame frame) {
        return devices(frame).size() > 1 ? CHUNKS : List.of();
    }

    private static List<String> devices(Frame frame) {
        return Targets.group(frame).map(VolumeGroupInfo::physicalVolumes).orElse(List.of());
    }

    private static Deed reduce() {
        return Deed.of("reduce-group", 73, Menu.GROUP, Feather.FOLDER_MINUS, frame -> Targets.group(frame)
                .filter(group -> group.physicalVolumes().size() > 1)
                .map(group -> Aim.at(group, "vgreduce", group.name(), frame.selection() instanceof Selection.Disk disk
                        ? "/dev/" + disk.name()
                        : group.physicalVolumes().getLast())))
                .on(Selection.Group.class, Selection.Disk.class).row(new Several("#1", GroupDeeds::devices));
    }

    private static Deed rename() {
        return Deed.of("rename-group", 74, Menu.GROUP, Feather.EDIT_3, frame -> Targets.group(frame)
                .map(group -> Aim.at(group, "vgrename", group.name(), Targets.freeGroup(frame.facts(), Targets.stem(group.name())))))
                .on(Selection.Group.class).row("#1");
    }

    private static boolean any(VolumeGroupInfo group, Activation state) {
        return group.volumes().stream().anyMatch(volume -> volume.active() == state);
    }

    private static Deed activate() {
        return Deed.of("activate-group", 81, Menu.GROUP, Feather.POWER,
                frame -> whole(frame, "vgchange", "-a", "y").filter(aim -> any(aim.group().orElseThrow(), Activation.INACTIVE)))
                .on(Selection.Group.class);
    }

    private static Deed deactivate() {
        return Deed.of("deactivate-group", 82, Menu.GROUP, Feather.MOON,
                frame -> whole(frame, "vgchange", "-a", "n").filter(aim -> any(aim.group().orElseThrow(), Activation.ACTIVE)))
                .on(Selection.Group.class);
    }

    private static Deed remove() {
        return Deed.of("remove-group", 92, Menu.GROUP, Feather.TRASH_2, frame -> whole(frame, "vgremove", "-y"))
                .on(Selection.Group.class);
    }
}
