package volscope.sim.fs.tool;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import volscope.sim.device.Disk;
import volscope.sim.device.Limits;
import volscope.sim.device.Sectors;
import volscope.sim.fs.extent.Usage;
import volscope.sim.fs.tool.BlockTree.Node;
import volscope.sim.fs.tool.Columns.Column;

/**
 * A column of {@code lsblk}.
 *
 * @param column
 *            how it is laid out
 * @param value
 *            what it shows of a row
 */
record LsblkColumn(Column column, Function<Row, String> value) {

    private static final long DISCARD_MOST = 2147483136L;

    /**
     * A line of the output.
     *
     * @param node
     *            the device
     * @param parent
     *            the device it hangs at, if any
     * @param usage
     *            how full the volume on it is, if it is mounted
     * @param inBytes
     *            whether sizes are bytes
     * @param wholePaths
     *            whether names are paths
     */
    record Row(Node node, Optional<Node> parent, Optional<Usage> usage, boolean rotates, boolean inBytes, boolean wholePaths) {

        Disk disk() {
            return node.disk();
        }

        Limits limits() {
            return disk().limits();
        }

        String size(long bytes) {
            return inBytes ? String.valueOf(bytes) : HumanSize.oneLetter(bytes);
        }

        /** A number of the volume's blocks, as a size. */
        String filled(ToLongFunction<Usage> blocks) {
            return usage.map(volume -> size(blocks.applyAsLong(volume) * volume.blockSize())).orElse("");
        }

        private String percent() {
            return usage.map(volume -> volume.blocks() == 0
                    ? "-"
                    : Math.round(100.0 * (volume.blocks() - volume.free()) / volume.blocks()) + "%").orElse("");
        }

        private Row bytes() {
            return new Row(node, parent, usage, rotates, true, wholePaths);
        }

        String name(String name, String directory) {
            return wholePaths ? directory + name : name;
        }
    }

    /** What udev remembers of what is on a device: nothing, as it does not run. */
    private static final Function<Row, String> FROM_UDEV = row -> "";

    private static final Set<String> FLAGS = Set.of("RO", "RM", "HOTPLUG", "ROTA", "DISC-ZERO", "DAX");
    private static final Set<String> NUMBERS = Set.of("RA", "ALIGNMENT", "MIN-IO", "OPT-IO", "PHY-SEC", "LOG-SEC", "RQ-SIZE", "DISC-ALN");
    private static final Set<String> SIZES = Set.of("FSAVAIL", "FSSIZE", "FSUSED", "SIZE", "DISC-GRAN", "DISC-MAX", "WSAME");

    private static final List<LsblkColumn> ALL = List.of(
            left("NAME", 1, row -> row.name(row.node().name(), row.disk().kind() == Disk.Kind.DM ? "/dev/mapper/" : "/dev/")),
            left("KNAME", 1, row -> row.name(row.disk().name(), "/dev/")),
            left("PATH", 1, row -> (row.disk().kind() == Disk.Kind.DM ? "/dev/mapper/" : "/dev/") + row.node().name()),
            left("MAJ:MIN", 6, row -> row.disk().dev().toString()),
            right("FSAVAIL", 5, row -> row.filled(Usage::available)),
            right("FSSIZE", 5, row -> row.filled(Usage::blocks)),
            left("FSTYPE", 1, FROM_UDEV),
            right("FSUSED", 5, row -> row.filled(volume -> volume.blocks() - volume.free())),
            right("FSUSE%", 3, Row::percent),
            left("FSROOTS", 1, row -> String.join("\n", row.node().mounts().stream().map(mount -> "/").toList())),
            left("FSVER", 1, FROM_UDEV),
            left("MOUNTPOINT", 1, row -> row.node().mounts().stream().findFirst().orElse("")),
            left("MOUNTPOINTS", 1, row -> String.join("\n", row.node().mounts())),
            left("LABEL", 1, FROM_UDEV),
            left("UUID", 1, FROM_UDEV),
            right("RA", 3, row -> String.valueOf(row.disk().readAhead() / 2)),
            right("RO", 1, row -> bit(row.disk().access() == Disk.Access.READ_ONLY)),
            right("RM", 1, row -> "0"),
            right("HOTPLUG", 1, row -> "0"),
            right("SIZE", 5, row -> row.size(Sectors.toBytes(row.disk().sectors()))),
            left("STATE", 1, row -> row.disk().kind() == Disk.Kind.DM ? "running" : ""),
            left("OWNER", 1, row -> "root"),
            left("GROUP", 1, row -> row.disk().kind() == Disk.Kind.DM ? "disk" : "root"),
            left("MODE", 1, row -> row.disk().kind() == Disk.Kind.DM ? "brw-rw----" : "brw-------"),
            right("ALIGNMENT", 1, row -> "0"),
            right("MIN-IO", 1, row -> String.valueOf(row.limits().minIo())),
            right("OPT-IO", 1, row -> String.valueOf(row.limits().optIo())),
            right("PHY-SEC", 1, row -> String.valueOf(row.limits().physicalBlock())),
            right("LOG-SEC", 1, row -> String.valueOf(row.limits().logicalBlock())),
            right("ROTA", 1, row -> bit(row.rotates())),
            left("SCHED", 1, row -> row.disk().kind() == Disk.Kind.VIRTIO ? "mq-deadline" : ""),
            right("RQ-SIZE", 1, row -> row.disk().kind() == Disk.Kind.VIRTIO ? "256" : "128"),
            left("TYPE", 1, row -> row.node().type()),
            right("DISC-ALN", 1, row -> "0"),
            right("DISC-GRAN", 1, row -> row.size(discards(row) ? row.limits().logicalBlock() : 0)),
            right("DISC-MAX", 1, row -> row.size(discards(row) ? DISCARD_MOST : 0)),
            right("DISC-ZERO", 1, row -> "0"),
            right("WSAME", 1, row -> row.size(0)),
            left("PKNAME", 1, row -> row.parent().map(parent -> row.name(parent.disk().name(), "/dev/")).orElse("")),
            left("ZONED", 1, row -> "none"),
            right("DAX", 1, row -> bit(row.limits().hasDax())));

    private static LsblkColumn left(String heading, int least, Function<Row, String> value) {
        return new LsblkColumn(Columns.left(heading, least), value);
    }

    private static LsblkColumn right(String heading, int least, Function<Row, String> value) {
        return new LsblkColumn(Columns.right(heading, least), value);
    }

    private static String bit(boolean set) {
        return set ? "1" : "0";
    }

    private static boolean discards(Row row) {
        return row.limits().discard() == Limits.Discard.SUPPORTED;
    }

    static Optional<LsblkColumn> named(String name) {
        return ALL.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    static List<String> all() {
        return ALL.stream().map(LsblkColumn::name).toList();
    }

    String name() {
        return column.heading();
    }

    String text(Row row) {
        return value.apply(row);
    }

    /** The same as JSON. */
    JsonTable.Cell json(Row row) {
        String text = text(row);
        if (name().equals("MOUNTPOINTS") || name().equals("FSROOTS")) {
            return JsonTable.Cell.array(name(), text.lines().toList());
        }
        if (FLAGS.contains(name())) {
            return JsonTable.Cell.flag(name(), text);
        }
        return NUMBERS.contains(name()) || row.inBytes() && SIZES.contains(name())
                ? JsonTable.Cell.number(name(), text)
                : JsonTable.Cell.text(name(), text);
    }

    /** How rows are put in order by it. */
    Comparator<Row> order() {
        if (name().equals("MAJ:MIN")) {
            return Comparator.comparing(row -> row.disk().dev());
        }
        return FLAGS.contains(name()) || NUMBERS.contains(name()) || SIZES.contains(name())
                ? Comparator.comparingLong(row -> number(text(row.bytes())))
                : Comparator.comparing(this::text);
    }

    private static long number(String text) {
        return text.isEmpty() ? -1 : Long.parseLong(text);
    }
}
