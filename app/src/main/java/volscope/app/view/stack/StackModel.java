package volscope.app.view.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.text.Texts;
import volscope.model.machine.DaxState;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MappedDeviceInfo.Suspension;
import volscope.model.machine.MountInfo;

/** Makes the boxes of a frame: file systems, mapped devices, and the hardware they lie on. */
final class StackModel {
    /** More than these can't be told apart. */
    static final int MOST = 60;
    /** Targets that hand direct_access down. */
    private static final Set<String> PLAIN = Set.of("linear", "striped");

    private final Facts facts;
    private final Texts texts;
    private final Siblings siblings;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Graph.Edge> edges = new ArrayList<>();

    private StackModel(Frame frame, Texts texts, int room) {
        this.facts = frame.facts();
        this.texts = texts;
        this.siblings = Siblings.of(frame, room);
    }

    /**
     * The boxes of a frame.
     *
     * @param room
     *            how many snapshots of an origin are shown before the others are folded into one box
     */
    static Graph of(Frame frame, Texts texts, int room) {
        return new StackModel(frame, texts, room).build();
    }

    private Graph build() {
        List<MappedDeviceInfo> shown = facts.devices().stream().filter(device -> !siblings.isFolded(device.name()))
                .sorted(Siblings.oldest(facts)).toList();
        shown.stream().limit(MOST).forEach(this::device);
        if (shown.size() > MOST) {
            boxes.add(new Box("more", texts.get("stack.more", shown.size() - MOST), "", List.of(), Box.Access.NONE,
                    Box.Standing.FOLDED, new Selection.None()));
        }
        siblings.families().forEach(this::folded);
        facts.mounts().stream().filter(mount -> !siblings.isFolded(lower(mount.device()))).forEach(this::mount);
        facts.disks().stream().filter(this::isUsed).forEach(disk -> boxes.add(disk(disk, Box.Standing.LIVE)));
        return new Graph(boxes, edges);
    }

    private void folded(Siblings.Family family) {
        String key = "more " + family.origin();
        boxes.add(new Box(key, texts.get("stack.siblings", family.count()), "", List.of(texts.get("stack.siblings.sums", family.chunks(),
                family.dead())), Box.Access.NONE, Box.Standing.FOLDED, new Selection.None()));
        edges.add(new Graph.Edge(key, family.origin()));
    }

    private void device(MappedDeviceInfo device) {
        boxes.add(device(facts, device, device.live(), Box.Standing.LIVE));
        connect(device.name(), device.live());
    }

    private void connect(String upper, List<String> table) {
        Tables.devices(table).forEach(number -> facts.deviceOf(number).map(MappedDeviceInfo::name)
                .or(() -> facts.disks().stream().filter(disk -> disk.number().equals(number)).map(DiskInfo::name).findFirst())
                .ifPresent(lower -> edges.add(new Graph.Edge(upper, lower))));
    }

    private void mount(MountInfo mount) {
        String below = lower(mount.device());
        boolean lost = mount.dax() == DaxState.NO && isDax(facts, numberOf(below));
        boxes.add(new Box(key(mount.path()), mount.path(), "", List.of(mount.type() + " " + mount.options()),
                lost ? Box.Access.LOST : access(mount.dax()), Box.Standing.LIVE, new Selection.None(), Set.of(),
                lost ? Optional.of(new Box.Reason(Box.Layer.MOUNT, mount.type())) : Optional.empty()));
        edges.add(new Graph.Edge(key(mount.path()), below));
    }

    /** What edges call the box of a mount. */
    static String key(String mountPath) {
        return "mount " + mountPath;
    }

    private String numberOf(String name) {
        return facts.device(name).map(MappedDeviceInfo::number).or(() -> facts.disk(name).map(DiskInfo::number)).orElse("");
    }

    /** Kernel names of mapped devices are their minor numbers. */
    private String lower(String kernelName) {
        return facts.devices().stream().filter(device -> kernelName.equals("dm-" + device.number().replaceFirst(".*:", "")))
                .map(MappedDeviceInfo::name).findFirst().orElse(kernelName);
    }

    private boolean isUsed(DiskInfo disk) {
        return edges.stream().anyMatch(edge -> edge.lower().equals(disk.name()));
    }

    static Box disk(DiskInfo disk, Box.Standing standing) {
        return new Box(disk.name(), disk.name(), disk.number(), List.of(disk.kind()), access(disk.dax()), standing,
                new Selection.Disk(disk.name()), Set.of(),
                disk.dax() == DaxState.YES ? Optional.empty() : Optional.of(new Box.Reason(Box.Layer.DISK, disk.kind())));
    }

    static Box device(Facts facts, MappedDeviceInfo device, List<String> table, Box.Standing standing) {
        boolean lost = loses(facts, device, table);
        return new Box(device.name(), facts.shortName(device.name()), device.number(), table.stream().map(Tables::target).toList(),
                lost ? Box.Access.LOST : access(device.dax()), standing, new Selection.Device(device.name()),
                device.suspended() == Suspension.SUSPENDED ? Set.of(Box.Note.SUSPENDED) : Set.of(),
                lost ? Optional.of(new Box.Reason(Box.Layer.TARGET, guilty(table))) : Optional.empty());
    }

    /** The target that takes DAX away: the first of those that are no plain maps, or the first. */
    private static String guilty(List<String> table) {
        List<String> targets = table.stream().map(line -> Tables.target(line).split(" ")[0]).toList();
        return targets.stream().filter(target -> !PLAIN.contains(target)).findFirst().orElse(targets.getFirst());
    }

    /** Whether pages can be mapped of everything below and not of the device: its target takes that away. */
    private static boolean loses(Facts facts, MappedDeviceInfo device, List<String> table) {
        List<String> below = Tables.devices(table);
        return device.dax() == DaxState.NO && !below.isEmpty() && below.stream().allMatch(number -> isDax(facts, number));
    }

    private static boolean isDax(Facts facts, String number) {
        return facts.disks().stream().anyMatch(disk -> disk.number().equals(number) && disk.dax() == DaxState.YES)
                || facts.deviceOf(number).filter(device -> device.dax() == DaxState.YES).isPresent();
    }

    static Box.Access access(DaxState dax) {
        return dax == DaxState.YES ? Box.Access.DAX : Box.Access.BIO;
    }
}
