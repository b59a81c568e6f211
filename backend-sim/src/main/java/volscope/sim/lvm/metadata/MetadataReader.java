package volscope.sim.lvm.metadata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import volscope.sim.device.DevNo;
import volscope.sim.lvm.config.ConfigNode;
import volscope.sim.lvm.config.ConfigParser;
import volscope.sim.lvm.config.ConfigSection;

/** Reads a group from text, in either form of it. */
public final class MetadataReader {

    private final Map<String, LvmId> pvIds = new HashMap<>();

    private MetadataReader() {
    }

    /**
     * Reads a group.
     *
     * @return empty if the text holds none
     * @throws volscope.sim.lvm.config.ConfigSyntaxException
     *             if the text breaks the grammar
     * @throws IllegalArgumentException
     *             if a part is missing or wrong
     */
    public static Optional<VolumeGroup> read(String text) {
        return ConfigParser.parse(text).sections().entrySet().stream().findFirst()
                .map(entry -> new MetadataReader().group(entry.getKey(), entry.getValue()));
    }

    private VolumeGroup group(String name, ConfigSection section) {
        List<PhysicalVolume> pvs = new ArrayList<>();
        section.section("physical_volumes").map(ConfigSection::sections).orElse(Map.of()).forEach((key, pv) -> {
            PhysicalVolume volume = physicalVolume(pv);
            pvIds.put(key, volume.id());
            pvs.add(volume);
        });
        List<LogicalVolume> lvs = new ArrayList<>();
        for (var entry : section.section("logical_volumes").map(ConfigSection::sections).orElse(Map.of()).entrySet()) {
            lvs.add(logicalVolume(entry.getKey(), entry.getValue()));
        }
        var limits = new VolumeGroup.Limits(number(section, "max_lv"), number(section, "max_pv"), number(section, "metadata_copies"));
        return new VolumeGroup(name, id(section), number(section, "seqno"), flags(VgFlag.class, section), section.texts("tags"),
                number(section, "extent_size"), limits, allocation(section, Allocation.NORMAL), pvs, LvTable.of(lvs));
    }

    private static PhysicalVolume physicalVolume(ConfigSection section) {
        return new PhysicalVolume(id(section), section.text("device").orElse("unknown device"), flags(PvFlag.class, section),
                section.texts("tags"), number(section, "dev_size"), number(section, "pe_start"), number(section, "pe_count"));
    }

    private LogicalVolume logicalVolume(String name, ConfigSection section) {
        List<Segment> segments = section.sections().values().stream().map(this::segment).toList();
        var created = new LogicalVolume.Creation(section.number("creation_time").orElse(0), section.text("creation_host").orElse(""));
        return new LogicalVolume(name, id(section), flags(LvFlag.class, section), section.texts("tags"), created,
                allocation(section, Allocation.INHERIT), readAhead(section), devNo(section), segments);
    }

    private static LogicalVolume.ReadAhead readAhead(ConfigSection section) {
        OptionalLong sectors = section.number("read_ahead");
        if (sectors.isEmpty()) {
            return LogicalVolume.ReadAhead.AUTO;
        }
        return new LogicalVolume.ReadAhead(Math.max(0, sectors.getAsLong()));
    }

    private static Optional<DevNo> devNo(ConfigSection section) {
        OptionalLong major = section.number("major");
        OptionalLong minor = section.number("minor");
        return major.isEmpty() && minor.isEmpty()
                ? Optional.empty()
                : Optional.of(new DevNo((int) major.orElse(-1), (int) minor.orElse(-1)));
    }

    private Segment segment(ConfigSection section) {
        Extents extents = new Extents(number(section, "start_extent"), number(section, "extent_count"));
        String type = section.text("type").orElseThrow(() -> missing("type"));
        return switch (type) {
            case "striped" -> new Segment.Striped(extents, section.number("stripe_size").orElse(0), areas(section.values("stripes")));
            case "snapshot" -> snapshot(extents, section);
            case "thin-pool" -> pool(extents, section);
            case "thin" -> new ThinSegment(extents, text(section, "thin_pool"), number(section, "transaction_id"),
                    (int) number(section, "device_id"), section.text("origin"), section.text("external_origin"), section.text("merge"));
            default -> new Segment.Virtual(extents, type);
        };
    }

    private static Segment.Snapshot snapshot(Extents extents, ConfigSection section) {
        Optional<String> merging = section.text("merging_store");
        String cow = merging.or(() -> section.text("cow_store")).orElseThrow(() -> missing("cow_store"));
        return new Segment.Snapshot(extents, text(section, "origin"), cow,
                number(section, "chunk_size"),
                merging.isPresent() ? Segment.Merge.MERGING : Segment.Merge.NONE);
    }

    private static PoolSegment pool(Extents extents, ConfigSection section) {
        List<PoolSegment.Message> messages = section.sections().values().stream().map(MetadataReader::message).toList();
        return new PoolSegment(extents, text(section, "metadata"), text(section, "pool"), number(section, "transaction_id"),
                number(section, "chunk_size"),
                section.text("discards").flatMap(PoolSegment.Discards::of).orElse(PoolSegment.Discards.IGNORE),
                section.isOn("zero_new_blocks", ConfigSection.Default.OFF) ? PoolSegment.Zeroing.YES : PoolSegment.Zeroing.NO, messages);
    }

    private static PoolSegment.Message message(ConfigSection section) {
        return section.text("create").<PoolSegment.Message>map(PoolSegment.Message.Create::new)
                .orElseGet(() -> new PoolSegment.Message.Delete((int) number(section, "delete")));
    }

    private static String text(ConfigSection section, String key) {
        return section.text(key).orElseThrow(() -> missing(key));
    }

    private List<Segment.Area> areas(List<ConfigNode> values) {
        List<Segment.Area> areas = new ArrayList<>();
        for (int i = 0; i + 1 < values.size(); i += 2) {
            if (!(values.get(i) instanceof ConfigNode.Text(String pv) && values.get(i + 1) instanceof ConfigNode.Whole(long extent))) {
                throw new IllegalArgumentException("bad stripes");
            }
            LvmId id = pvIds.get(pv);
            if (id == null) {
                throw new IllegalArgumentException("unknown physical volume " + pv);
            }
            areas.add(new Segment.Area(id, extent));
        }
        return areas;
    }

    private static <F extends Enum<F>> Set<F> flags(Class<F> type, ConfigSection section) {
        List<String> words = new ArrayList<>(section.texts("status"));
        words.addAll(section.texts("flags"));
        return Flags.of(type, Arrays.stream(type.getEnumConstants()).filter(flag -> words.contains(flag.name())).toList());
    }

    private static Allocation allocation(ConfigSection section, Allocation otherwise) {
        return section.text("allocation_policy").flatMap(Allocation::of).orElse(otherwise);
    }

    private static LvmId id(ConfigSection section) {
        return LvmId.parse(section.text("id").orElseThrow(() -> missing("id")));
    }

    private static long number(ConfigSection section, String key) {
        return section.number(key).orElseThrow(() -> missing(key));
    }

    private static IllegalArgumentException missing(String key) {
        return new IllegalArgumentException("no " + key + " in metadata");
    }
}
