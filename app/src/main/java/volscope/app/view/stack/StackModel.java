package volscope.app.view.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<String, String> keys = new HashMap<>();
    private final List<Box> boxes = new ArrayList<>();
    private final List<Graph.Edge> edges = new ArrayList<>();

    private StackModel(Frame frame, Texts texts) {
        this.facts = frame.facts();
        this.texts = texts;
        facts.disks().forEach(disk -> keys.put(disk.number(), disk.name()));
        facts.devices().forEach(device -> keys.put(device.number(), device.name()));
    }

    /** The boxes of a frame. */
    static Graph of(Frame frame, Texts texts) {
        return new StackModel(frame, texts).build();
    }

    private Graph build() {
        facts.devices().stream().limit(MOST).forEach(this::device);
        if (facts.devices().size() > MOST) {
            boxes.add(new Box("more", texts.get("stack.more", facts.devices().size() - MOST), "", List.of(), Box.Access.NONE,
                    Box.Standing.FOLDED, new Selection.None()));
        }
        facts.mounts().forEach(this::mount);
        facts.disks().stream().filter(this::isUsed).forEach(disk -> boxes.add(disk(disk, Box.Standing.LIVE)));
        return new Graph(boxes, edges);
    }

    private void device(MappedDeviceInfo device) {
        boxes.add(device(facts, device, device.live(), Box.Standing.LIVE));
        connect(device.name(), device.live());
    }

    private void connect(String upper, List<String> table) {
        Tables.devices(table).stream().filter(keys::containsKey)
                .forEach(number -> edges.add(new Graph.Edge(upper, keys.getOrDefault(number, number))));
    }

    private void mount(MountInfo mount) {
        String below = lower(mount.device());
        boolean lost = mount.dax() == DaxState.NO && isDax(facts, numberOf(below));
        boxes.add(new Box("mount " + mount.path(), mount.path(), "", List.of(mount.type() + " " + mount.options()),
                lost ? Box.Access.LOST : access(mount.dax()), Box.Standing.LIVE, new Selection.None(), Set.of(),
                lost ? Optional.of(new Box.Reason(Box.Layer.MOUNT, mount.type())) : Optional.empty()));
        edges.add(new Graph.Edge("mount " + mount.path(), below));
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
                || facts.devices().stream().anyMatch(device -> device.number().equals(number) && device.dax() == DaxState.YES);
    }

    static Box.Access access(DaxState dax) {
        return dax == DaxState.YES ? Box.Access.DAX : Box.Access.BIO;
    }
}
