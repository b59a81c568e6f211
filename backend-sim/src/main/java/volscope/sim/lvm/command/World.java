package volscope.sim.lvm.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import volscope.model.command.ParsedLine;
import volscope.sim.device.DevNo;
import volscope.sim.lvm.activate.PvDevices;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.Hints;
import volscope.sim.lvm.ondisk.PvDevice;
import volscope.sim.lvm.ondisk.Scan;
import volscope.sim.lvm.ondisk.Scanner;

/** All groups as a command finds them when it starts. */
public final class World {

    /** Commands that look where it is noted that physical volumes are. */
    private static final Set<String> GUIDED = Set.of("lvchange", "lvconvert", "lvcreate", "lvdisplay", "lvextend", "lvreduce", "lvremove",
            "lvrename", "lvresize", "lvs", "pvdisplay", "pvmove", "pvs", "vgchange", "vgdisplay", "vgs");
    /** Commands after which physical volumes are elsewhere. */
    private static final Set<String> NEW_PLACES = Set.of("pvcreate", "pvremove", "pvchange", "vgcreate", "vgextend", "vgreduce", "vgremove",
            "vgsplit", "vgmerge", "vgrename", "vgexport", "vgimport", "vgcfgrestore");

    private final LvmContext context;
    private final Scan scan;

    private World(LvmContext context, Scan scan) {
        this.context = context;
        this.scan = scan;
    }

    /** Reads all labels. */
    public static World read(LvmContext context) {
        if (gaps(context.line()) == PvDevices.Gaps.FILLED && context.line().command().name().endsWith("change")) {
            context.log().warn("PARTIAL MODE. Incomplete logical volumes will be processed.");
        }
        if (NEW_PLACES.contains(context.line().command().name())) {
            context.sys().run(kernel -> kernel.get(Hints.LAYER).forget());
        }
        Scan scan = Scanner.scan(context.sys(), range(context.line()));
        scan.damages().forEach(damage -> damage.warnings().forEach(context.log()::warn));
        if (!context.line().command().name().equals("lvmdiskscan")) {
            scan.preferences().forEach(context.log()::warnOnce);
        }
        return new World(context, scan);
    }

    private static Scanner.Range range(ParsedLine line) {
        String name = line.command().name();
        boolean everything = name.startsWith("pv") && line.has("all");
        return GUIDED.contains(name) && !everything ? Scanner.Range.NOTED : Scanner.Range.ALL;
    }

    /** What was found. */
    public Scan scan() {
        return scan;
    }

    /** What a line says of incomplete volumes. */
    static PvDevices.Gaps gaps(ParsedLine line) {
        boolean filled = line.has("partial") || line.text("activationmode").filter("partial"::equals).isPresent();
        return filled ? PvDevices.Gaps.FILLED : PvDevices.Gaps.REFUSED;
    }

    /** The devices of all physical volumes. */
    PvDevices devices() {
        Map<LvmId, DevNo> devices = new HashMap<>();
        for (PvDevice pv : scan.pvs()) {
            devices.put(pv.header().id(), pv.dev());
        }
        return new PvDevices(devices, gaps(context.line()));
    }

    /** Complains of a name that no group has. */
    void require(String name) {
        if (scan.group(name).isEmpty()) {
            throw context.fail("Volume group \"" + name + "\" not found");
        }
    }

    /** The group of a name, or a complaint. */
    public VolumeGroup group(String name) {
        Optional<VolumeGroup> vg = scan.group(name);
        if (vg.isEmpty()) {
            boolean fault = Names.fault(name).isPresent();
            context.log().error(fault
                    ? "Volume group name \"" + name + "\" has invalid characters."
                    : "Volume group \"" + name + "\" not found");
            throw context.fail("Cannot process volume group " + name);
        }
        warnOfMissing(vg.get());
        warnOfShrunk(vg.get());
        return vg.get();
    }

    private void warnOfMissing(VolumeGroup vg) {
        warnOfAbsent(context, vg);
        for (Scan.Missing gone : scan.missingOf(vg)) {
            context.log().warn(
                    "WARNING: VG " + vg.name() + " is missing PV " + gone.pv().id() + " (last written to " + gone.pv().device() + ").");
        }
    }

    /** Says which devices have become smaller than what is on them. */
    private void warnOfShrunk(VolumeGroup vg) {
        boolean changed = false;
        for (PhysicalVolume pv : vg.pvs()) {
            long there = scan.pv(pv.id()).map(PvDevice::sectors).orElse(Long.MAX_VALUE);
            if (there < pv.sectors()) {
                context.log().warn("WARNING: Device " + pv.device() + " has size of " + there
                        + " sectors which is smaller than corresponding PV size of " + pv.sectors() + " sectors. Was device resized?");
                changed = true;
            }
        }
        if (changed) {
            context.log().warn("WARNING: One or more devices used as PVs in VG " + vg.name() + " have changed sizes.");
        }
    }

    /** Says which devices can't be found, as each reading of a group's text does. */
    static void warnOfAbsent(LvmContext context, VolumeGroup vg) {
        for (PhysicalVolume gone : vg.pvs().stream().filter(PhysicalVolume::isMissing).toList()) {
            context.log().warn("WARNING: Couldn't find device with uuid " + gone.id() + ".");
        }
    }

    /** What a command is about to do with a group. */
    public enum Intent {
        /** Look. */
        LOOK,
        /** Look, or activate. */
        USE,
        /** Change the metadata. */
        CHANGE,
        /** Change the metadata, of an exported group too. */
        CHANGE_EXPORTED,
        /** Change the metadata of a group that may have gaps. */
        REPAIR,
        /** Change the metadata of an exported group that may have gaps. */
        REPAIR_EXPORTED
    }

    /** The group of a name, fit for what is to be done, or a complaint. */
    public VolumeGroup group(String name, Intent intent) {
        VolumeGroup vg = group(name);
        boolean exportedToo = intent == Intent.LOOK || intent == Intent.CHANGE_EXPORTED || intent == Intent.REPAIR_EXPORTED;
        if (vg.has(VgFlag.EXPORTED) && !exportedToo) {
            throw context.fail("Volume group " + name + " is exported");
        }
        if (intent == Intent.REPAIR || intent == Intent.REPAIR_EXPORTED) {
            warnOfAbsent(context, vg);
        }
        boolean whole = intent == Intent.CHANGE || intent == Intent.CHANGE_EXPORTED;
        if (whole && vg.isPartial()) {
            context.log().error("Cannot change VG " + name + " while PVs are missing.");
            context.log().error("See vgreduce --removemissing and vgextend --restoremissing.");
            throw context.fail("Cannot process volume group " + name);
        }
        return vg;
    }
}
