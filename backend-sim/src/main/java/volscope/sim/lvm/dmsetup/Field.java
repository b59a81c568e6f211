package volscope.sim.lvm.dmsetup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import volscope.sim.device.DevNo;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.lvm.dmsetup.DependencyTree.Direction;
import volscope.sim.lvm.dmsetup.DependencyTree.Node;

/** The columns that a report on devices can have. */
enum Field {
    NAME(Kind.NAME, Type.TEXT, "Name", 16, ReportRow::shownName, "Name of mapped device."), //
    MANGLED_NAME(Kind.NAME, Type.TEXT, "MangledName", 16, row -> row.info().name(), "Mangled name of mapped device."), //
    UNMANGLED_NAME(Kind.NAME, Type.TEXT, "UnmangledName", 16, ReportRow::shownName, "Unmangled name of mapped device."), //
    UUID(Kind.NAME, Type.TEXT, "UUID", 32, ReportRow::shownUuid, "Unique (optional) identifier for mapped device."), //
    MANGLED_UUID(Kind.NAME, Type.TEXT, "MangledUUID", 32, row -> row.info().uuid(),
            "Mangled unique (optional) identifier for mapped device."), //
    UNMANGLED_UUID(Kind.NAME, Type.TEXT, "UnmangledUUID", 32, ReportRow::shownUuid,
            "Unmangled unique (optional) identifier for mapped device."), //
    READ_AHEAD(Kind.NAME, Type.NUMBER, "RAhead", 6, ReportRow::readAhead, "Read ahead value."), //
    BLKDEVNAME(Kind.INFO, Type.TEXT, "BlkDevName", 16, ReportRow::kernelName, "Name of block device."), //
    ATTR(Kind.INFO, Type.TEXT, "Stat", 4, row -> attributes(row.info()), "(L)ive, (I)nactive, (s)uspended, (r)ead-only, read-(w)rite."), //
    TABLES_LOADED(Kind.INFO, Type.TEXT, "Tables", 6, row -> tables(row.info()), "Which of the live and inactive table slots are filled."), //
    SUSPENDED(Kind.INFO, Type.TEXT, "Suspended", 9, row -> row.info().is(Flag.SUSPENDED) ? "Suspended" : "Active",
            "Whether the device is suspended."), //
    READONLY(Kind.INFO, Type.TEXT, "Read-only", 9, row -> row.info().is(Flag.READ_ONLY) ? "Read-only" : "Writeable",
            "Whether the device is read-only or writeable."), //
    DEVNO(Kind.INFO, Type.TEXT, "DevNo", 5, row -> row.info().dev().toString(), "Device major and minor numbers"), //
    MAJOR(Kind.INFO, Type.NUMBER, "Maj", 3, row -> String.valueOf(row.info().dev().major()), "Block device major number."), //
    MINOR(Kind.INFO, Type.NUMBER, "Min", 3, row -> String.valueOf(row.info().dev().minor()), "Block device minor number."), //
    OPEN(Kind.INFO, Type.NUMBER, "Open", 4, row -> String.valueOf(row.info().openCount()),
            "Number of references to open device, if requested."), //
    SEGMENTS(Kind.INFO, Type.NUMBER, "Targ", 4, row -> String.valueOf(row.info().targets()),
            "Number of segments in live table, if present."), //
    EVENTS(Kind.INFO, Type.NUMBER, "Event", 6, row -> String.valueOf(row.info().eventNr()), "Number of most recent event."), //
    DEVICE_COUNT(Kind.DEPS, Type.NUMBER, "#Devs", 5, row -> String.valueOf(row.node().next(Direction.DOWN).size()),
            "Number of devices used by this one."), //
    DEVS_USED(Kind.TREE, Type.TEXT, "DevNamesUsed", 16, row -> row.names(Direction.DOWN),
            "List of names of mapped devices used by this one."), //
    DEVNOS_USED(Kind.DEPS, Type.TEXT, "DevNosUsed", 16, row -> numbers(row.node().next(Direction.DOWN)),
            "List of device numbers of devices used by this one."), //
    BLKDEVS_USED(Kind.DEPS, Type.TEXT, "BlkDevNamesUsed", 16, ReportRow::kernelNamesUsed,
            "List of names of block devices used by this one."), //
    DEVICE_REF_COUNT(Kind.TREE, Type.NUMBER, "#Refs", 5, row -> String.valueOf(row.node().next(Direction.UP).size()),
            "Number of mapped devices referencing this one."), //
    NAMES_USING_DEV(Kind.TREE, Type.TEXT, "RefNames", 8, row -> row.names(Direction.UP),
            "List of names of mapped devices using this one."), //
    DEVNOS_USING_DEV(Kind.TREE, Type.TEXT, "RefDevNos", 9, row -> numbers(row.node().next(Direction.UP)),
            "List of device numbers of mapped devices using this one."), //
    SUBSYSTEM(Kind.SPLITNAME, Type.TEXT, "Subsys", 6, ReportRow::subsystem, "Userspace subsystem responsible for this device."), //
    VG_NAME(Kind.SPLITNAME, Type.TEXT, "VG", 4, row -> row.split().vg(), "LVM Volume Group name."), //
    LV_NAME(Kind.SPLITNAME, Type.TEXT, "LV", 4, row -> row.split().lv(), "LVM Logical Volume name."), //
    LV_LAYER(Kind.SPLITNAME, Type.TEXT, "LVLayer", 7, row -> row.split().layer(), "LVM device layer.");

    /** The section of the list of fields that a field is in. */
    enum Kind {
        NAME("Mapped Device Name"), INFO("Mapped Device Information"), DEPS(
                "Mapped Device Relationship Information"), TREE(
                        "Mapped Device Relationship Information"), SPLITNAME("Mapped Device Name Components");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        /** Whether a list of fields shows this section under one title with another. */
        boolean isWith(Kind other) {
            return title.equals(other.title);
        }

        /** {@code info_all}: all fields of the section. */
        String all() {
            return name().toLowerCase(Locale.ROOT) + "_all";
        }
    }

    /** How values are set and compared. */
    enum Type {
        TEXT, NUMBER
    }

    private final Kind kind;
    private final Type type;
    private final String heading;
    private final int width;
    private final Function<ReportRow, String> value;
    private final String help;

    Field(Kind kind, Type type, String heading, int width, Function<ReportRow, String> value, String help) {
        this.kind = kind;
        this.type = type;
        this.heading = heading;
        this.width = width;
        this.value = value;
        this.help = help;
    }

    /** The name in an option. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Kind kind() {
        return kind;
    }

    boolean isNumber() {
        return type == Type.NUMBER;
    }

    String heading() {
        return heading;
    }

    int width() {
        return width;
    }

    String help() {
        return help;
    }

    String value(ReportRow row) {
        return value.apply(row);
    }

    private static String canonical(String word) {
        return word.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** The fields a word means: one, or all of a section. Underscores do not count. */
    static Optional<List<Field>> find(String word, Stream<Kind> kinds) {
        String wanted = canonical(word);
        if (wanted.equals("all")) {
            List<Kind> sections = kinds.toList();
            return Optional.of(Arrays.stream(values()).filter(field -> sections.contains(field.kind)).toList());
        }
        Optional<Kind> section = Arrays.stream(Kind.values()).filter(k -> canonical(k.all()).equals(wanted)).findFirst();
        if (section.isPresent()) {
            return Optional.of(Arrays.stream(values()).filter(field -> field.kind == section.get()).toList());
        }
        return Arrays.stream(values()).filter(field -> canonical(field.id()).equals(wanted)).findFirst().map(List::of);
    }

    private static String attributes(DmInfo info) {
        return (info.is(Flag.LIVE_TABLE) ? "L" : "-") + (info.is(Flag.INACTIVE_TABLE) ? "I" : "-") + (info.is(Flag.SUSPENDED) ? "s" : "-")
                + (info.is(Flag.READ_ONLY) ? "r" : "w");
    }

    private static String tables(DmInfo info) {
        if (info.is(Flag.LIVE_TABLE)) {
            return info.is(Flag.INACTIVE_TABLE) ? "Both" : "Live";
        }
        return info.is(Flag.INACTIVE_TABLE) ? "Inactive" : "None";
    }

    private static String numbers(List<Node> nodes) {
        return nodes.stream().map(Node::dev).map(DevNo::toString).collect(Collectors.joining(","));
    }
}
