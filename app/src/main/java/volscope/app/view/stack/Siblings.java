package volscope.app.view.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.SnapshotInfo;

/**
 * Which snapshots of an origin are not drawn one by one.
 *
 * @param families
 *            what is folded, an entry for each origin
 * @param folded
 *            the devices that are not drawn: the snapshots and their stores
 */
record Siblings(List<Family> families, Set<String> folded) {
    /** What lies below a volume that is a snapshot or has some. */
    private static final List<String> LAYERS = List.of("-cow", "-real");

    /**
     * The snapshots of an origin that are not drawn.
     *
     * @param origin
     *            the device they copy from
     * @param count
     *            how many they are
     * @param chunks
     *            chunks that they hold
     * @param dead
     *            how many are invalid
     */
    record Family(String origin, int count, long chunks, int dead) {
    }

    /** The first ones of each origin are drawn and the one that is selected; one alone is never folded. */
    static Siblings of(Frame frame, int room) {
        Facts facts = frame.facts();
        Map<String, List<String>> byOrigin = new LinkedHashMap<>();
        facts.devices().stream().sorted(oldest(facts)).forEach(device -> Optional.ofNullable(facts.snapshots().get(device.name()))
                .ifPresent(info -> byOrigin.computeIfAbsent(info.origin(), origin -> new ArrayList<>()).add(device.name())));
        List<Family> families = new ArrayList<>();
        Set<String> folded = new HashSet<>();
        Set<String> selected = selected(frame);
        byOrigin.forEach((origin, devices) -> {
            if (devices.size() > room + 1) {
                Optional<String> chosen = devices.stream().skip(room - 1L).filter(selected::contains).findFirst();
                String last = chosen.orElse(devices.get(room - 1));
                List<String> rest = devices.stream().skip(room - 1L).filter(device -> !device.equals(last)).toList();
                families.add(family(facts, origin, rest));
                rest.forEach(device -> {
                    folded.add(device);
                    folded.add(store(facts, device));
                });
            }
        });
        return new Siblings(families, folded);
    }

    /** The oldest first, by when its volume was made: numbers are given again. What no volume has stands first, by number. */
    static Comparator<MappedDeviceInfo> oldest(Facts facts) {
        return Comparator.<MappedDeviceInfo>comparingLong(device -> volume(facts, device.name()).map(LogicalVolumeInfo::created).orElse(0L))
                .thenComparingInt(device -> Integer.parseInt(device.number().substring(device.number().indexOf(':') + 1)));
    }

    /** The volume that a device is, or is a layer of. */
    private static Optional<LogicalVolumeInfo> volume(Facts facts, String device) {
        return facts.volumeOn(device).or(() -> LAYERS.stream().filter(device::endsWith)
                .flatMap(layer -> facts.volumeOn(device.substring(0, device.length() - layer.length())).stream()).findFirst());
    }

    boolean isFolded(String device) {
        return folded.contains(device);
    }

    private static String store(Facts facts, String device) {
        SnapshotInfo info = facts.snapshots().get(device);
        return info == null ? device : info.store();
    }

    private static Family family(Facts facts, String origin, List<String> devices) {
        long chunks = 0;
        int dead = 0;
        for (String device : devices) {
            SnapshotInfo info = facts.snapshots().get(device);
            if (info != null) {
                chunks += info.exceptions();
                dead += info.state() == SnapshotInfo.State.INVALID ? 1 : 0;
            }
        }
        return new Family(origin, devices.size(), chunks, dead);
    }

    /** The device that is selected; of a store, its snapshot too. */
    private static Set<String> selected(Frame frame) {
        Optional<String> device = switch (frame.selection()) {
            case Selection.Volume volume -> frame.facts().volume(volume.group(), volume.name()).map(LogicalVolumeInfo::device);
            case Selection.Device known -> Optional.of(known.name());
            case Selection.Chunk chunk -> Optional.of(chunk.snapshot());
            default -> Optional.empty();
        };
        return device.map(name -> name.endsWith("-cow") ? Set.of(name, name.substring(0, name.length() - "-cow".length())) : Set.of(name))
                .orElse(Set.of());
    }
}
