package volscope.sim.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.model.event.Event.TableRefused;
import volscope.model.explain.Explanation.Way;
import volscope.model.explain.Explanation.WayOut;
import volscope.sim.device.Block;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.StepSink;
import volscope.sim.lvm.activate.DmNames;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.Scanner;
import volscope.sim.profile.Profile;
import volscope.sim.profile.Profiles;

/** What can be done after the type rule refused: lines that work, made from the volumes that are there. */
final class WaysOut {

    private static final long KIB_SECTORS = 2;
    private static final long MIB_KIB = 1024;

    private final String line;
    private final Kernel after;
    private final List<WayOut> ways = new ArrayList<>();

    private WaysOut(String line, Kernel after) {
        this.line = line;
        this.after = after;
    }

    static List<WayOut> of(String line, KernelState before, Kernel after, TableRefused refused) {
        WaysOut out = new WaysOut(line, after);
        volume(after, refused.device()).ifPresent(out::forOrigin);
        List<String> cleaning = leftBehind(before, after).stream().map(volume -> "lvremove -f " + volume.path()).toList();
        if (!cleaning.isEmpty()) {
            out.ways.add(new WayOut(Way.CLEAN_UP, cleaning));
        }
        out.designedKernel();
        return List.copyOf(out.ways);
    }

    /** A logical volume with its group. */
    record Volume(VolumeGroup vg, LogicalVolume lv) {

        /** {@code vg0/lv0}. */
        String path() {
            return vg.name() + "/" + lv.name();
        }

        /** {@code 4 MiB}. */
        String size() {
            long kib = vg.sectors(lv) / KIB_SECTORS;
            return kib % MIB_KIB == 0 ? kib / MIB_KIB + " MiB" : kib + " KiB";
        }
    }

    private static Optional<Volume> volume(Kernel kernel, String device) {
        return volumes(kernel).stream().filter(volume -> DmNames.name(volume.vg().name(), volume.lv().name(), "").equals(device))
                .findFirst();
    }

    /** Volumes that are there after the line and were not before. */
    static List<Volume> leftBehind(KernelState before, Kernel after) {
        List<String> then = volumes(Kernel.open(before, StepSink.NONE)).stream().map(Volume::path).toList();
        return volumes(after).stream().filter(volume -> !then.contains(volume.path())).toList();
    }

    private static List<Volume> volumes(Kernel kernel) {
        return Scanner.scan(kernel).groups().stream().flatMap(vg -> vg.visibleLvs().stream().map(lv -> new Volume(vg, lv))).toList();
    }

    private void forOrigin(Volume origin) {
        ways.add(new WayOut(Way.WHILE_INACTIVE, List.of("lvchange -an " + origin.path(), line, "lvchange -ay " + origin.path())));
        freeDisk().ifPresent(disk -> ways.add(new WayOut(Way.DISK_ORIGIN, onDisk(origin, disk))));
        namespace(origin).ifPresent(lines -> ways.add(new WayOut(Way.NAMESPACE_WITHOUT_DAX, lines)));
    }

    private Optional<String> freeDisk() {
        List<String> used = Scanner.scan(after).pvs().stream().map(pv -> pv.path()).toList();
        return after.get(Block.LAYER).disks().stream().filter(disk -> disk.kind() == Disk.Kind.VIRTIO && disk.holder().isEmpty())
                .map(disk -> "/dev/" + disk.name()).filter(path -> !used.contains(path)).findFirst();
    }

    private List<String> onDisk(Volume origin, String disk) {
        String group = origin.vg().name() + "d";
        return List.of("vgcreate -f " + group + " " + disk,
                "lvcreate -L " + origin.vg().sectors(origin.lv()) / KIB_SECTORS + "k -n " + origin.lv().name() + " " + group,
                line.replace(origin.path(), group + "/" + origin.lv().name()));
    }

    /** The namespaces below the origin, made anew without struct pages: all on them is lost. */
    private Optional<List<String>> namespace(Volume origin) {
        List<String> memory = origin.vg().pvs().stream().map(pv -> pv.device()).filter(path -> path.startsWith("/dev/pmem"))
                .map(path -> path.substring("/dev/pmem".length()).replaceAll("\\D", "")).filter(number -> !number.isEmpty()).toList();
        if (memory.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        lines.add("vgremove -f " + origin.vg().name());
        memory.forEach(number -> lines.add("ndctl create-namespace -f -e namespace" + number + ".0 -m raw"));
        return Optional.of(lines);
    }

    private void designedKernel() {
        Profiles.all().stream().filter(Profile::hasOriginDax).reduce((first, second) -> second)
                .ifPresent(profile -> ways.add(new WayOut(Way.DESIGNED_KERNEL, List.of("profile " + profile.name(), line))));
    }

    static long bytes(VolumeGroup vg, LogicalVolume lv) {
        return Sectors.toBytes(vg.sectors(lv));
    }
}
