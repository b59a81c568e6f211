package volscope.sim.lvm.ondisk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import volscope.sim.device.DevNo;
import volscope.sim.dm.Dm;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;

/** Chooses one of the devices that hold one physical volume, as copies of a whole disk do. */
final class Duplicates {

    private static final String LAST_RESORT = "device was seen first";

    private final Predicate<DevNo> hasVolumes;
    private final Collection<VolumeGroup> groups;

    /**
     * Prepares the choice.
     *
     * @param hasVolumes
     *            whether an active logical volume is on a device
     * @param groups
     *            the groups as their text has them
     */
    Duplicates(Predicate<DevNo> hasVolumes, Collection<VolumeGroup> groups) {
        this.hasVolumes = hasVolumes;
        this.groups = groups;
    }

    /** Those that are left out of these, and why. */
    List<Scan.Duplicate> of(List<PvDevice> all) {
        Map<LvmId, List<PvDevice>> byId = new LinkedHashMap<>();
        all.forEach(pv -> byId.computeIfAbsent(pv.header().id(), id -> new ArrayList<>()).add(pv));
        return byId.values().stream().filter(same -> same.size() > 1).flatMap(same -> choose(same).stream()).toList();
    }

    private List<Scan.Duplicate> choose(List<PvDevice> same) {
        PvDevice chosen = same.getFirst();
        String reason = LAST_RESORT;
        for (PvDevice other : same.subList(1, same.size())) {
            reason = LAST_RESORT;
            for (Map.Entry<String, Predicate<PvDevice>> merit : merits(other.header().id()).entrySet()) {
                if (merit.getValue().test(chosen) != merit.getValue().test(other)) {
                    reason = merit.getKey();
                    chosen = merit.getValue().test(chosen) ? chosen : other;
                    break;
                }
            }
        }
        List<Scan.Duplicate> others = new ArrayList<>();
        for (PvDevice pv : same) {
            if (!pv.equals(chosen)) {
                others.add(new Scan.Duplicate(pv, chosen, reason));
            }
        }
        return others;
    }

    /** What speaks for a device, the weightiest first. */
    private Map<String, Predicate<PvDevice>> merits(LvmId id) {
        Optional<PhysicalVolume> known = groups.stream().flatMap(vg -> vg.pv(id).stream()).findFirst();
        Map<String, Predicate<PvDevice>> merits = new LinkedHashMap<>();
        merits.put("device is used by LV", device -> hasVolumes.test(device.dev()));
        known.ifPresent(pv -> {
            merits.put("device size is correct", device -> device.sectors() == pv.sectors());
            merits.put("device name matches previous", device -> device.path().equals(pv.device()));
        });
        merits.put("device is in dm subsystem", device -> device.dev().major() == Dm.MAJOR);
        return merits;
    }
}
