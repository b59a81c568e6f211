package volscope.sim.lvm.report;

import java.util.List;

import volscope.sim.lvm.command.LvmContext;
import volscope.sim.lvm.ondisk.Devices;
import volscope.sim.lvm.text.SizeText;

/** The command {@code lvmdiskscan}: all devices that may be, or are, physical volumes. */
final class DiskScan {

    private static final int SIZE_WIDTH = 15;
    /** The major of devices that lvm takes for partitions: persistent memory has it too. */
    private static final int PARTITIONS = 259;

    private DiskScan() {
    }

    static int run(LvmContext context) {
        boolean onlyVolumes = context.line().has("lvmpartition");
        if (onlyVolumes) {
            context.log().warn("WARNING: only considering LVM devices");
        }
        Groups groups = new Groups(context);
        List<Devices.Candidate> devices = context.sys().call(Devices::list).stream()
                .filter(device -> device.use() == Devices.Use.USABLE).toList();
        int width = devices.stream().mapToInt(device -> device.path().length()).max().orElse(0);
        int[] counts = new int[4];
        for (Devices.Candidate device : devices) {
            boolean volume = groups.scan().pvAt(device.path()).isPresent()
                    || groups.scan().duplicateAt(device.path()).isPresent();
            boolean part = device.dev().major() == PARTITIONS;
            counts[(volume ? 2 : 0) + (part ? 1 : 0)]++;
            if (volume || !onlyVolumes) {
                String size = SizeText.display(device.sectors());
                context.log().print(device.path() + " ".repeat(width - device.path().length()) + " ["
                        + " ".repeat(Math.max(0, SIZE_WIDTH - size.length())) + size + "] " + (volume ? "LVM physical volume" : ""));
            }
        }
        if (!onlyVolumes) {
            context.log().print(counts[0] + " disk" + plural(counts[0]));
            context.log().print(counts[1] + " partition" + plural(counts[1]));
        }
        context.log().print(counts[2] + " LVM physical volume whole disk" + plural(counts[2]));
        context.log().print(counts[3] + " LVM physical volume" + plural(counts[3]));
        return groups.code();
    }

    private static String plural(int count) {
        return count == 1 ? "" : "s";
    }
}
