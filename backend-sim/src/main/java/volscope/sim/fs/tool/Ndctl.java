package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import volscope.sim.device.Block;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.fs.extent.Uuid;
import volscope.sim.kernel.SplitMix;

/** {@code ndctl list}: the namespaces of persistent memory, as JSON. */
final class Ndctl {

    private static final double MEBI = 1 << 20;
    private static final double MEGA = 1e6;
    private static final String ALIGN = "2097152";
    /** What a namespace that is a character device holds: an NVDIMM of 512 MiB without the 2 MiB that describe it. */
    private static final long DEVDAX_BYTES = 510L << 20;

    /** A namespace: its number and what is printed of it. */
    private record Namespace(int number, List<String> fields) {
    }

    private Ndctl() {
    }

    static int run(ToolCall call) {
        if (!call.operand(0).equals("list")) {
            call.error("Unknown command: '" + call.operand(0) + "'");
            return 1;
        }
        List<Namespace> found = new ArrayList<>();
        call.kernel(kernel -> List.copyOf(kernel.get(Block.LAYER).disks())).forEach(disk -> of(disk).ifPresent(found::add));
        call.vfs(vfs -> List.copyOf(vfs.list("/dev"))).stream().filter(name -> name.matches("dax\\d+\\.0")).map(Ndctl::devdax)
                .forEach(found::add);
        found.sort(Comparator.comparingInt(Namespace::number).reversed());
        print(call, found);
        return 0;
    }

    private static Optional<Namespace> of(Disk disk) {
        if (!disk.name().matches("pmem\\d+s?")) {
            return Optional.empty();
        }
        int number = number(disk.name());
        return switch (disk.kind()) {
            case PMEM_RAW -> namespace(number, disk, "raw", List.of(), 512, List.of());
            case PMEM_SECTOR -> namespace(number, disk, "sector", List.of(), disk.limits().logicalBlock(), List.of(uuid(disk.name())));
            case PMEM_FSDAX -> number > 1
                    // a region that the firmware's memory map tells of has no label, and so no id
                    ? namespace(number, disk, "fsdax", List.of(field("map", "mem")), 512, List.of())
                    : namespace(number, disk, "fsdax", List.of(field("map", "mem")), 512, List.of(uuid(disk.name()), "align"));
            case PMEM_FSDAX_DEV -> namespace(number, disk, "fsdax", List.of(field("map", "dev")), 512, List.of(uuid(disk.name()), "align"));
            case PMEM_VIRTIO, VIRTIO, DM -> Optional.empty();
        };
    }

    private static Optional<Namespace> namespace(int number, Disk disk, String mode, List<String> map, int sector, List<String> labelled) {
        List<String> fields = new ArrayList<>(List.of(field("dev", "namespace" + number + ".0"), field("mode", mode)));
        fields.addAll(map);
        fields.add(field("size", size(Sectors.toBytes(disk.sectors()))));
        labelled.stream().filter(text -> text.startsWith("\"uuid")).forEach(fields::add);
        fields.add("\"sector_size\":" + sector);
        if (labelled.contains("align")) {
            fields.add("\"align\":" + ALIGN);
        }
        fields.add(field("blockdev", disk.name()));
        return Optional.of(new Namespace(number, fields));
    }

    private static Namespace devdax(String name) {
        int number = number(name);
        return new Namespace(number, List.of(field("dev", "namespace" + number + ".0"), field("mode", "devdax"), field("map", "mem"),
                field("size", size(DEVDAX_BYTES)), uuid(name), field("chardev", name), "\"align\":" + ALIGN));
    }

    private static int number(String name) {
        return Integer.parseInt(name.replaceAll("^\\D*(\\d+).*", "$1"));
    }

    private static String field(String name, String value) {
        return "\"" + name + "\":\"" + value + "\"";
    }

    /** The id stands on the module's label, so it is the same whenever it is asked for. */
    private static String uuid(String name) {
        return field("uuid", Uuid.random(new SplitMix(name.hashCode())));
    }

    private static String size(long bytes) {
        boolean large = bytes >= 1L << 30;
        double binary = bytes / (large ? MEBI * 1024 : MEBI);
        double decimal = bytes / (large ? MEGA * 1000 : MEGA);
        return large ? "%.2f GiB (%.2f GB)".formatted(binary, decimal) : "%.2f MiB (%.2f MB)".formatted(binary, decimal);
    }

    private static void print(ToolCall call, List<Namespace> namespaces) {
        if (namespaces.size() == 1) {
            print(call, namespaces.getFirst(), "", "");
        } else if (namespaces.size() > 1) {
            call.println("[");
            for (int i = 0; i < namespaces.size(); i++) {
                print(call, namespaces.get(i), "  ", i < namespaces.size() - 1 ? "," : "");
            }
            call.println("]");
        }
    }

    private static void print(ToolCall call, Namespace namespace, String indent, String end) {
        call.println(indent + "{");
        List<String> fields = namespace.fields();
        for (int i = 0; i < fields.size(); i++) {
            call.println(indent + "  " + fields.get(i) + (i < fields.size() - 1 ? "," : ""));
        }
        call.println(indent + "}" + end);
    }
}
