package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import volscope.sim.device.Block;
import volscope.sim.device.Disk;
import volscope.sim.device.Limits;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.AreaHeader;
import volscope.sim.lvm.ondisk.Devices;
import volscope.sim.lvm.ondisk.PvDevice;
import volscope.sim.lvm.ondisk.PvHeader;
import volscope.sim.lvm.ondisk.PvWriter;
import volscope.sim.page.Page;

/** Makes the devices of a line physical volumes: all checks and questions first, then all writes. */
final class PvInit {

    private static final List<String> OWN = List.of("LVM2_member");

    private final LvmContext context;
    private final World world;
    private final Existing existing;
    private OptionalLong start = OptionalLong.empty();
    private boolean complete = true;

    /** What becomes of a device that is a physical volume without a group. */
    enum Existing {
        /** It is made anew. */
        REPLACED,
        /** It is taken as it is. */
        KEPT
    }

    PvInit(LvmContext context, World world, Existing existing) {
        this.context = context;
        this.world = world;
        this.existing = existing;
    }

    /** Has the extents start at a sector. */
    void startAt(long sector) {
        start = OptionalLong.of(sector);
    }

    /** Makes the devices of some paths physical volumes and gives them in that order, or gives up. */
    List<PvDevice> prepare(List<String> paths) {
        Map<String, Devices.Candidate> devices = find(paths);
        if (existing == Existing.KEPT) {
            compareBlocks(devices.values());
        }
        List<Devices.Candidate> fresh = fresh(devices.values());
        fresh.forEach(this::clear);
        devices.values().stream().filter(device -> !fresh.contains(device) && existing == Existing.KEPT)
                .forEach(device -> tellWiping(device.path()));
        Map<String, PvDevice> made = new LinkedHashMap<>();
        fresh.forEach(device -> made.put(device.path(), create(device)));
        for (String path : paths) {
            Optional.ofNullable(devices.get(path)).map(Devices.Candidate::path).filter(made::containsKey)
                    .ifPresent(name -> context.log().print("Physical volume \"" + name + "\" successfully created."));
        }
        if (!complete) {
            throw new CommandFailed(LvmCommand.FAILED);
        }
        return devices.values().stream().map(Devices.Candidate::path).distinct()
                .map(name -> Optional.ofNullable(made.get(name)).or(() -> world.scan().pvAt(name)).orElseThrow()).toList();
    }

    /** Devices of one group should have blocks of one size, and must have sectors of one. */
    private void compareBlocks(Collection<Devices.Candidate> devices) {
        List<Limits> limits = devices.stream()
                .flatMap(device -> context.sys().call(kernel -> kernel.get(Block.LAYER).find(device.dev())).stream()).map(Disk::limits)
                .toList();
        for (Limits other : limits) {
            Limits first = limits.getFirst();
            if (other.logicalBlock() != first.logicalBlock()) {
                throw context.fail("Devices have inconsistent logical block sizes (" + first.logicalBlock() + " and "
                        + other.logicalBlock() + ").");
            }
            if (other.physicalBlock() != first.physicalBlock()) {
                context.log().warn("WARNING: Devices have inconsistent physical block sizes (" + first.physicalBlock() + " and "
                        + other.physicalBlock() + ").");
            }
        }
    }

    /** The devices that are to be made physical volumes; gives up if one may not be. */
    private List<Devices.Candidate> fresh(Collection<Devices.Candidate> devices) {
        List<String> several = devices.stream().map(Devices.Candidate::path).filter(world.scan()::isOneOfSeveral).toList();
        if (!several.isEmpty()) {
            several.forEach(path -> context.log().error("Cannot use device " + path + " with duplicates."));
            throw new CommandFailed(LvmCommand.FAILED);
        }
        List<Devices.Candidate> fresh = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Devices.Candidate device : devices) {
            Optional<PvDevice> pv = world.scan().pvAt(device.path());
            Optional<VolumeGroup> vg = pv.flatMap(world.scan()::groupOf);
            if (vg.isPresent() && !mayTake(device, vg.get())) {
                refused.add(device.path());
            } else if (vg.isPresent() || pv.isEmpty() || existing == Existing.REPLACED) {
                fresh.add(device);
            }
        }
        refused.forEach(path -> context.log().error(path + ": physical volume not initialized."));
        if (!refused.isEmpty() && existing == Existing.KEPT) {
            throw new CommandFailed(LvmCommand.FAILED);
        }
        complete &= refused.isEmpty();
        return fresh;
    }

    private Map<String, Devices.Candidate> find(List<String> paths) {
        Map<String, Devices.Candidate> devices = new LinkedHashMap<>();
        boolean good = true;
        boolean left = false;
        for (String path : new LinkedHashSet<>(paths)) {
            Optional<Devices.Candidate> device = context.sys().call(kernel -> Devices.at(kernel, context.invocation().absolute(path)));
            if (device.isEmpty()) {
                context.log().error("No device found for " + path + ".");
                good = false;
            } else if (device.get().use() == Devices.Use.TOO_SMALL || device.get().use() == Devices.Use.LOGICAL_VOLUME) {
                context.log().error(device.get().use() == Devices.Use.TOO_SMALL
                        ? "Cannot use " + device.get().path() + ": device is too small (pv_min_size)"
                        : "Cannot use " + path + ": device is an LV");
                good = false;
                left = true;
            } else {
                devices.put(path, device.get());
            }
        }
        if (existing == Existing.KEPT && (left || !good && !devices.isEmpty())) {
            context.log().error("Command requires all devices to be found.");
        }
        complete &= good;
        if (!good && (existing == Existing.KEPT || devices.isEmpty())) {
            throw new CommandFailed(LvmCommand.FAILED);
        }
        sayDuplicates(paths);
        return devices;
    }

    /** lvm closes a device it was given twice twice, and is surprised. */
    private void sayDuplicates(List<String> paths) {
        Set<String> seen = new LinkedHashSet<>();
        for (String path : paths) {
            if (!seen.add(path)) {
                context.log().error("scan_dev_close " + path + " no DEV_IN_BCACHE set");
                context.log().error("scan_dev_close " + path + " already closed");
            }
        }
    }

    private boolean mayTake(Devices.Candidate device, VolumeGroup vg) {
        if (existing == Existing.KEPT) {
            context.log().error("Physical volume '" + device.path() + "' is already in volume group '" + vg.name() + "'");
            context.log().error("Unable to add physical volume '" + device.path() + "' to volume group '" + vg.name() + "'");
            return false;
        }
        if (context.force() < 2) {
            context.log()
                    .error("Can't initialize physical volume \"" + device.path() + "\" of volume group \"" + vg.name() + "\" without -ff");
            return false;
        }
        return Prompt.reallyConfirms(context,
                "Really INITIALIZE physical volume \"" + device.path() + "\" of volume group \"" + vg.name() + "\"");
    }

    private void clear(Devices.Candidate device) {
        Optional<Disk> held = context.sys().call(kernel -> kernel.get(Block.LAYER).find(device.dev()))
                .filter(disk -> disk.holder().isPresent());
        if (held.isPresent()) {
            throw inUse(device.path(), held.get().kind());
        }
        tellWiping(device.path());
        if (!new Wiper(context).wipe(new Wiper.Target(device.path(), device.dev(), device.sectors()), OWN)) {
            throw new CommandFailed(LvmCommand.FAILED);
        }
    }

    /** A device in use cannot be opened to be cleared, nor for the filters to look for partitions and signatures, which then refuse it. */
    private CommandFailed inUse(String path, Disk.Kind kind) {
        String closed = "Can't open " + path + " exclusively.  Mounted filesystem?";
        context.log().error(closed);
        for (int length : kind == Disk.Kind.VIRTIO ? new int[]{Sectors.SIZE, Page.SIZE} : new int[]{Page.SIZE}) {
            context.log().error(closed);
            context.log().error("Error opening device " + path + " for reading at 0 length " + length + ".");
        }
        return context.fail("Cannot use " + path + ": device has a signature");
    }

    private void tellWiping(String path) {
        context.log().verbose("Wiping signatures on new PV " + path + ".");
    }

    private PvDevice create(Devices.Candidate device) {
        PvHeader layout = PvLayout.header(context.line(), id(), device.sectors());
        PvHeader header = start.isEmpty() ? layout : layout.startingAt(start.getAsLong());
        Optional<AreaHeader> area = header.metadataAreas().stream().findFirst().map(region -> AreaHeader.empty(region).with(use()));
        context.log().verbose("Set up physical volume for \"" + device.path() + "\" with " + device.sectors() + " available sectors.");
        context.log().verbose("Zeroing start of device " + device.path() + ".");
        context.log().verbose("Writing physical volume data to disk \"" + device.path() + "\".");
        if (!context.isTest()) {
            write(device, header);
        }
        return new PvDevice(device.path(), device.dev(), device.sectors(), PvWriter.LABEL_SECTOR, header, area);
    }

    private void write(Devices.Candidate device, PvHeader header) {
        try {
            if (context.line().text("zero").filter("n"::equals).isEmpty()) {
                PvWriter.zeroStart(context.sys(), device.dev());
            }
            PvWriter.create(context.sys(), device.dev(), header, use());
        } catch (ErrnoException refused) {
            context.log().error("Error writing device " + device.path() + " at 0 length 2048.");
            throw context.fail("Failed to write physical volume \"" + device.path() + "\".");
        }
    }

    private AreaHeader.Use use() {
        return context.line().yes("metadataignore").orElse(false) ? AreaHeader.Use.IGNORED : AreaHeader.Use.USED;
    }

    private LvmId id() {
        return wantedId(context).orElseGet(context::newId);
    }

    /** The id that the line asks for, or a complaint of it. */
    static Optional<LvmId> wantedId(LvmContext context) {
        try {
            return context.line().text("uuid").map(LvmId::parse);
        } catch (IllegalArgumentException bad) {
            throw context.misuse("Couldn't read uuid: incorrect number of characters.");
        }
    }
}
