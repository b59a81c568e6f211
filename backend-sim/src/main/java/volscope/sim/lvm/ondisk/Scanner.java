package volscope.sim.lvm.ondisk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

import volscope.sim.device.DevNo;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.config.ConfigSyntaxException;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LvmCrc;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.MetadataReader;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.PvFlag;
import volscope.sim.lvm.metadata.VolumeGroup;

/** Reads the labels of all devices and puts the groups together, as every command does first. */
public final class Scanner {

    private final DeviceBytes devices;
    private final Predicate<DevNo> hasVolumes;
    private final Function<MetadataMemo.Key, Optional<VolumeGroup>> known;
    private final BiConsumer<MetadataMemo.Key, VolumeGroup> learn;

    private Scanner(DeviceBytes devices, Predicate<DevNo> hasVolumes, Function<MetadataMemo.Key, Optional<VolumeGroup>> known,
            BiConsumer<MetadataMemo.Key, VolumeGroup> learn) {
        this.devices = devices;
        this.hasVolumes = hasVolumes;
        this.known = known;
        this.learn = learn;
    }

    /** Which devices are looked at. */
    public enum Range {
        ALL, NOTED
    }

    /**
     * Scans as a program, with bios: the devices that are noted to hold physical volumes, if they still do. If not, all of them, and the
     * note is gone until the next scan.
     */
    public static Scan scan(Sys sys, Range range) {
        List<Devices.Candidate> candidates = sys.call(Devices::withoutVolumes);
        List<String> paths = candidates.stream().map(Devices.Candidate::path).toList();
        Optional<Hints.Notes> notes = range == Range.NOTED ? sys.call(kernel -> kernel.get(Hints.LAYER).of(paths)) : Optional.empty();
        if (notes.isPresent()) {
            Map<DevNo, LvmId> noted = new HashMap<>();
            notes.get().volumes().forEach(note -> noted.put(note.dev(), note.id()));
            Scan scan = of(sys, candidates.stream().filter(device -> noted.containsKey(device.dev())).toList());
            if (scan.notes().equals(notes.get().volumes())) {
                return scan;
            }
            sys.run(kernel -> kernel.get(Hints.LAYER).forget());
        }
        Scan scan = of(sys, candidates);
        if (range == Range.NOTED && notes.isEmpty() && scan.duplicates().isEmpty()) {
            sys.run(kernel -> kernel.get(Hints.LAYER).note(new Hints.Notes(paths, scan.notes())));
        }
        return scan;
    }

    private static Scan of(Sys sys, List<Devices.Candidate> candidates) {
        return new Scanner(DeviceBytes.of(sys), dev -> sys.<Boolean>call(kernel -> Devices.hasVolumes(kernel, dev)),
                key -> sys.call(kernel -> kernel.get(MetadataMemo.LAYER).find(key)),
                (key, vg) -> sys.run(kernel -> kernel.get(MetadataMemo.LAYER).remember(key, vg))).scan(candidates);
    }

    /** Scans as an onlooker: nothing in the machine changes. */
    public static Scan scan(Kernel kernel) {
        return new Scanner(DeviceBytes.of(kernel), dev -> Devices.hasVolumes(kernel, dev), kernel.get(MetadataMemo.LAYER)::find,
                (key, vg) -> {
                }).scan(Devices.withoutVolumes(kernel));
    }

    /** Looks for a label on one device, as a program. */
    public static Optional<PvDevice> label(Sys sys, Devices.Candidate device) {
        return new Scanner(DeviceBytes.of(sys), dev -> false, key -> Optional.empty(), (key, vg) -> {
        }).label(device);
    }

    private Scan scan(List<Devices.Candidate> candidates) {
        List<PvDevice> all = new ArrayList<>();
        candidates.stream().filter(device -> device.use() == Devices.Use.USABLE).flatMap(device -> label(device).stream())
                .forEach(all::add);
        Map<LvmId, VolumeGroup> newest = new LinkedHashMap<>();
        for (PvDevice pv : all) {
            text(pv).ifPresent(vg -> newest.merge(vg.id(), vg, (one, other) -> other.seqno() > one.seqno() ? other : one));
        }
        var duplicates = new Duplicates(hasVolumes, newest.values()).of(all);
        List<PvDevice> pvs = all.stream().filter(pv -> duplicates.stream().noneMatch(one -> one.device().equals(pv))).toList();
        List<Scan.Missing> missing = new ArrayList<>();
        List<VolumeGroup> groups = newest.values().stream().map(vg -> place(vg, pvs, missing)).toList().reversed();
        return new Scan(pvs, groups, missing, pvs.stream().flatMap(pv -> damage(pv).stream()).toList(), duplicates);
    }

    private Optional<PvDevice> label(Devices.Candidate device) {
        try {
            byte[] start = devices.read(device.dev(), 0, LabelSector.SEARCHED);
            for (int sector = 0; sector < LabelSector.SEARCHED; sector++) {
                var header = LabelSector.decode(start, sector * LabelSector.SIZE, sector);
                if (header.isPresent()) {
                    return Optional.of(
                            new PvDevice(device.path(), device.dev(), device.sectors(), sector, header.get(), area(device, header.get())));
                }
            }
            return Optional.empty();
        } catch (ErrnoException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<AreaHeader> area(Devices.Candidate device, PvHeader header) {
        return header.metadataAreas().stream().findFirst()
                .flatMap(region -> AreaHeader.decode(devices.bytes(device.dev(), region.offset(), AreaHeader.SIZE)));
    }

    private Optional<Scan.Damage> damage(PvDevice pv) {
        if (pv.area().isPresent()) {
            return Optional.empty();
        }
        return pv.header().metadataAreas().stream().findFirst().map(region -> new Scan.Damage(pv, region.offset(),
                AreaHeader.faults(devices.bytes(pv.dev(), region.offset(), AreaHeader.SIZE), region.offset())));
    }

    private Optional<VolumeGroup> text(PvDevice pv) {
        return pv.area().filter(AreaHeader::isUsed).flatMap(area -> area.committed().flatMap(text -> {
            var key = MetadataMemo.Key.of(text);
            return known.apply(key).or(() -> parse(pv, area, text, key));
        }));
    }

    private Optional<VolumeGroup> parse(PvDevice pv, AreaHeader area, AreaHeader.Text text, MetadataMemo.Key key) {
        try {
            if (LvmCrc.of(MetadataArea.raw(devices, pv.dev(), area, text)) != text.crc()) {
                return Optional.empty();
            }
            Optional<VolumeGroup> group = MetadataReader.read(MetadataArea.read(devices, pv.dev(), area, text));
            group.ifPresent(vg -> learn.accept(key, vg));
            return group;
        } catch (ErrnoException | ConfigSyntaxException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static VolumeGroup place(VolumeGroup vg, List<PvDevice> found, List<Scan.Missing> missing) {
        List<PhysicalVolume> placed = new ArrayList<>();
        for (PhysicalVolume pv : vg.pvs()) {
            Optional<PvDevice> device = found.stream().filter(candidate -> candidate.header().id().equals(pv.id())).findFirst();
            if (device.isEmpty()) {
                missing.add(new Scan.Missing(vg.name(), pv));
            }
            placed.add(device.map(there -> pv.at(there.path()))
                    .orElseGet(() -> pv.at(Scan.UNKNOWN).with(Flags.plus(pv.flags(), PvFlag.MISSING))));
        }
        return placed.equals(vg.pvs()) ? vg : vg.withPvs(placed);
    }
}
