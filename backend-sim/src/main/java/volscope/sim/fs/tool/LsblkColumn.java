package volscope.sim.fs.tool;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import volscope.sim.device.Disk;
import volscope.sim.device.Limits;
import volscope.sim.device.Sectors;
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
     * @param signature
     *            what is on it, where a column asks
     * @param inBytes
     *            whether sizes are bytes
     * @param wholePaths
     *            whether names are paths
     */
    record Row(Node node, Optional<Node> parent, Optional<Signature> signature, boolean rotates, boolean inBytes, boolean wholePaths) {

        Disk disk() {
            return node.disk();
        }

        Limits limits() {
            return disk().limits();
        }

        String size(long bytes) {
            return inBytes ? String.valueOf(bytes) : HumanSize.oneLetter(bytes);
        }

        String signed(Function<Signature, String> part) {
            return signature.map(part).orElse("");
        }

        String name(String name, String directory) {
            return wholePaths ? directory + name : name;
        }
    }

    private static final List<LsblkColumn> ALL = List.of(
            left("NAME", 1, row -> row.name(row.node().name(), row.disk().kind() == Disk.Kind.DM ? "/dev/mapper/" : "/dev/")),
            left("KNAME", 1, row -> row.name(row.disk().name(), "/dev/")),
            left("PATH", 1, row -> (row.disk().kind() == Disk.Kind.DM ? "/dev/mapper/" : "/dev/") + row.node().name()),
            left("MAJ:MIN", 6, row -> row.disk().dev().toString()),
            right("FSAVAIL", 5, row -> ""),
            right("FSSIZE", 5, row -> ""),
            left("FSTYPE", 1, row -> row.signed(Signature::type)),
            right("FSUSED", 5, row -> ""),
            right("FSUSE%", 3, row -> ""),
            left("FSROOTS", 1, row -> row.node().mounts().isEmpty() ? "" : "/"),
            left("FSVER", 1, row -> row.signed(Signature::version)),
            left("MOUNTPOINT", 1, row -> row.node().mounts().stream().findFirst().orElse("")),
            left("MOUNTPOINTS", 1, row -> row.node().mounts().stream().findFirst().orElse("")),
            left("LABEL", 1, row -> row.signed(Signature::label)),
            left("UUID", 1, row -> row.signed(Signature::uuid)),
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

    /** Whether the device itself must be looked at. */
    boolean needsSignature() {
        return List.of("FSTYPE", "FSVER", "LABEL", "UUID").contains(name());
    }
}
