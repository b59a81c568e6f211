package volscope.sim.lvm.ondisk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;

/**
 * What the labels and areas of all devices say.
 *
 * @param pvs
 *            the physical volumes, in the order of {@link Devices}
 * @param groups
 *            the groups, those found last first; each physical volume has its present path
 * @param missing
 *            physical volumes that groups name and no device holds
 * @param damages
 *            areas whose headers are damaged, so that no text of theirs counts
 * @param duplicates
 *            devices with a physical volume that another device is used for
 */
public record Scan(List<PvDevice> pvs, List<VolumeGroup> groups, List<Missing> missing, List<Damage> damages,
        List<Duplicate> duplicates) {

    /** The path of what is not there. */
    public static final String UNKNOWN = "[unknown]";

    /**
     * A physical volume that is not there.
     *
     * @param group
     *            the group that names it
     * @param pv
     *            as the metadata have it, with the path it was last seen at
     */
    public record Missing(String group, PhysicalVolume pv) {
    }

    /**
     * An area with a damaged header.
     *
     * @param pv
     *            the device
     * @param offset
     *            where the area starts, in bytes
     * @param faults
     *            what is wrong
     */
    public record Damage(PvDevice pv, long offset, AreaHeader.Faults faults) {

        /** What every command says of it. */
        public List<String> warnings() {
            List<String> lines = new ArrayList<>();
            faults.words().forEach(fault -> lines.add("WARNING: " + fault + " in mda header on " + pv.path() + " at " + offset));
            lines.add("WARNING: bad metadata header on " + pv.path() + " at " + offset + ".");
            lines.add("WARNING: scanning " + pv.path() + " mda1 failed to read metadata summary.");
            lines.add("WARNING: repair VG metadata on " + pv.path() + " with vgck --updatemetadata.");
            lines.add("WARNING: scan failed to get metadata summary from " + pv.path() + " PVID " + pv.header().id().text());
            return lines;
        }
    }

    /**
     * A device that is left out.
     *
     * @param device
     *            the device
     * @param used
     *            the device with the same physical volume that is used
     * @param reason
     *            why
     */
    public record Duplicate(PvDevice device, PvDevice used, String reason) {
    }

    /** What every command says of devices that are left out. */
    public List<String> preferences() {
        List<String> lines = new ArrayList<>();
        duplicates.forEach(one -> lines.add("WARNING: Not using device " + one.device().path() + " for PV "
                + one.device().header().id() + "."));
        duplicates.forEach(one -> lines.add("WARNING: PV " + one.device().header().id() + " prefers device " + one.used().path()
                + " because " + one.reason() + "."));
        return lines;
    }

    /** Where the physical volumes are. */
    List<Hints.Note> notes() {
        return pvs.stream().map(pv -> new Hints.Note(pv.dev(), pv.header().id())).toList();
    }

    /** Why the device of a path is left out. */
    public Optional<Duplicate> duplicateAt(String path) {
        return duplicates.stream().filter(one -> one.device().path().equals(path)).findFirst();
    }

    /** Whether the physical volume at a path is on another device, too. */
    public boolean isOneOfSeveral(String path) {
        return duplicates.stream().anyMatch(one -> one.device().path().equals(path) || one.used().path().equals(path));
    }

    /** Whether a physical volume of a group is on several devices. */
    public boolean hasDuplicates(VolumeGroup vg) {
        return duplicates.stream().anyMatch(one -> vg.pv(one.device().header().id()).isPresent());
    }

    /** The group of a name. */
    public Optional<VolumeGroup> group(String name) {
        return groups.stream().filter(vg -> vg.name().equals(name)).findFirst();
    }

    /** The physical volume of an id. */
    public Optional<PvDevice> pv(LvmId id) {
        return pvs.stream().filter(pv -> pv.header().id().equals(id)).findFirst();
    }

    /** The physical volume on the device of a path. */
    public Optional<PvDevice> pvAt(String path) {
        return pvs.stream().filter(pv -> pv.path().equals(path)).findFirst();
    }

    /** The group a physical volume belongs to. */
    public Optional<VolumeGroup> groupOf(PvDevice pv) {
        return groups.stream().filter(vg -> vg.pv(pv.header().id()).isPresent()).findFirst();
    }

    /** What is missing of a group. */
    public List<Missing> missingOf(VolumeGroup vg) {
        return missing.stream().filter(gone -> gone.group().equals(vg.name())).toList();
    }
}
