package volscope.sim.lvm.metadata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a group as text, to the byte as lvm2 2.03.16 does. */
public final class MetadataWriter {

    private static final String[] UNITS = {"Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Petabytes", "Exabytes"};

    private static final long SIX_DIGITS = 1_000_000;

    private final VolumeGroup vg;
    private final TextOut out;
    private final Map<Long, String> times = new HashMap<>();
    private final Map<LvmId, String> pvNames = new HashMap<>();

    private MetadataWriter(VolumeGroup vg, TextOut out) {
        this.vg = vg;
        this.out = out;
        for (int i = 0; i < vg.pvs().size(); i++) {
            pvNames.put(vg.pvs().get(i).id(), "pv" + i);
        }
    }

    /** The text of a backup file. */
    public static String file(VolumeGroup vg, TextHeader header) {
        TextOut out = new TextOut.ForPeople();
        header.write(out);
        new MetadataWriter(vg, out).group();
        return out.text.toString();
    }

    /** The text on a device, without the zero byte that ends it. */
    public static String device(VolumeGroup vg, TextHeader header) {
        TextOut out = new TextOut.ForDevice();
        new MetadataWriter(vg, out).group();
        header.write(out);
        return out.text.toString();
    }

    static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void group() {
        out.open(vg.name());
        head();
        out.blank();
        physicalVolumes();
        out.blank();
        if (!vg.lvs().list().isEmpty()) {
            logicalVolumes();
        }
        out.blank();
        out.close("}");
    }

    private void head() {
        out.line("id = \"" + vg.id() + "\"");
        out.line("seqno = " + vg.seqno());
        out.line("format = \"lvm2\"", "\t\t\t", "informational");
        flags(vg.flags(), Set.of(VgFlag.NOAUTOACTIVATE));
        tags(vg.tags());
        size("extent_size = " + vg.extentSectors(), "\t\t", vg.extentSectors());
        out.line("max_lv = " + vg.limits().maxLv());
        out.line("max_pv = " + vg.limits().maxPv());
        if (vg.allocation() != Allocation.NORMAL && vg.allocation() != Allocation.INHERIT) {
            out.blank();
            out.line("allocation_policy = \"" + vg.allocation().word() + "\"");
        }
        out.line("metadata_copies = " + vg.limits().metadataCopies());
    }

    private void flags(Set<? extends Enum<?>> all, Set<? extends Enum<?>> compatible) {
        out.line("status = " + list(all.stream().filter(flag -> !compatible.contains(flag)).map(Enum::name).toList()));
        out.line("flags = " + list(all.stream().filter(compatible::contains).map(Enum::name).toList()));
    }

    private void tags(List<String> tags) {
        if (!tags.isEmpty()) {
            out.line("tags = " + list(tags));
        }
    }

    private static String list(List<String> words) {
        return words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", ", "[", "]"));
    }

    private void size(String line, String gap, long sectors) {
        double number = sectors / 2.0;
        int unit = 0;
        while (number > 1024 && unit < UNITS.length - 1) {
            number /= 1024;
            unit++;
        }
        out.line(line, gap, significant(number) + " " + UNITS[unit]);
    }

    /** A number as {@code %g} prints it. */
    private static String significant(double number) {
        if (number == Math.rint(number) && number < SIX_DIGITS) {
            return Long.toString((long) number);
        }
        return new java.math.BigDecimal(number).round(new java.math.MathContext(6)).stripTrailingZeros().toPlainString();
    }

    private void physicalVolumes() {
        out.open("physical_volumes");
        for (PhysicalVolume pv : vg.pvs()) {
            out.blank();
            physicalVolume(pv);
        }
        out.close("}");
    }

    private void physicalVolume(PhysicalVolume pv) {
        out.open(pvName(pv.id()));
        out.line("id = \"" + pv.id() + "\"");
        out.line("device = " + quote(pv.device()), "\t", "Hint only");
        out.blank();
        flags(pv.flags(), Set.of(PvFlag.MISSING));
        tags(pv.tags());
        size("dev_size = " + pv.sectors(), "\t", pv.sectors());
        out.line("pe_start = " + pv.peStart());
        size("pe_count = " + pv.peCount(), "\t", pv.peCount() * vg.extentSectors());
        out.close("}");
    }

    private String pvName(LvmId id) {
        return pvNames.getOrDefault(id, "pv?");
    }

    private void logicalVolumes() {
        out.open("logical_volumes");
        vg.inWriteOrder().forEach(this::logicalVolume);
        out.close("}");
    }

    private void logicalVolume(LogicalVolume lv) {
        out.blank();
        out.open(lv.name());
        out.line("id = \"" + lv.id() + "\"");
        flags(lv.flags(), Set.of(LvFlag.ACTIVATION_SKIP, LvFlag.NOAUTOACTIVATE, LvFlag.ERROR_WHEN_FULL));
        tags(lv.tags());
        if (lv.created().time() != 0) {
            out.line("creation_time = " + lv.created().time(), "\t", times.computeIfAbsent(lv.created().time(), Times::iso));
            out.line("creation_host = \"" + lv.created().host() + "\"");
        }
        if (lv.allocation() != Allocation.INHERIT) {
            out.line("allocation_policy = \"" + lv.allocation().word() + "\"");
        }
        readAhead(lv.readAhead());
        number(lv);
        out.line("segment_count = " + lv.segments().size());
        out.blank();
        for (int i = 0; i < lv.segments().size(); i++) {
            segment(i + 1, lv.segments().get(i));
        }
        out.close("}");
    }

    private void readAhead(LogicalVolume.ReadAhead ahead) {
        if (ahead.sectors() == 0) {
            out.line("read_ahead = -1", "\t", "None");
        } else if (!ahead.equals(LogicalVolume.ReadAhead.AUTO)) {
            out.line("read_ahead = " + ahead.sectors());
        }
    }

    private void number(LogicalVolume lv) {
        lv.number().ifPresent(dev -> {
            if (dev.major() >= 0) {
                out.line("major = " + dev.major());
            }
            if (dev.minor() >= 0) {
                out.line("minor = " + dev.minor());
            }
        });
    }

    private void segment(int ordinal, Segment segment) {
        out.open("segment" + ordinal);
        out.line("start_extent = " + segment.extents().start());
        size("extent_count = " + segment.extents().count(), "\t", segment.extents().count() * vg.extentSectors());
        out.blank();
        switch (segment) {
            case Segment.Striped striped -> striped(striped);
            case Segment.Snapshot snapshot -> snapshot(snapshot);
            case Segment.Virtual virtual -> out.line("type = \"" + virtual.type() + "\"");
            case PoolSegment pool -> pool(pool);
            case ThinSegment thin -> thin(thin);
        }
        out.close("}");
    }

    private void striped(Segment.Striped striped) {
        out.line("type = \"striped\"");
        if (striped.areas().size() == 1) {
            out.line("stripe_count = 1", "\t", "linear");
        } else {
            out.line("stripe_count = " + striped.areas().size());
            size("stripe_size = " + striped.stripeSectors(), "\t", striped.stripeSectors());
        }
        out.blank();
        out.line("stripes = [");
        out.indent(1);
        for (int i = 0; i < striped.areas().size(); i++) {
            Segment.Area area = striped.areas().get(i);
            out.line('"' + pvName(area.pv()) + "\", " + area.extent() + (i == striped.areas().size() - 1 ? "" : ","));
        }
        out.close("]");
    }

    private void snapshot(Segment.Snapshot snapshot) {
        out.line("type = \"snapshot\"");
        out.line("chunk_size = " + snapshot.chunkSectors());
        out.line("origin = \"" + snapshot.origin() + "\"");
        out.line((snapshot.isMerging() ? "merging_store = \"" : "cow_store = \"") + snapshot.cow() + "\"");
    }

    private void pool(PoolSegment pool) {
        out.line("type = \"thin-pool\"");
        out.line("metadata = \"" + pool.metadata() + "\"");
        out.line("pool = \"" + pool.data() + "\"");
        out.line("transaction_id = " + pool.transaction());
        size("chunk_size = " + pool.chunkSectors(), "\t", pool.chunkSectors());
        out.line("discards = \"" + pool.discards().word() + "\"");
        if (pool.zeroing() == PoolSegment.Zeroing.YES) {
            out.line("zero_new_blocks = 1");
        }
        for (int i = 0; i < pool.messages().size(); i++) {
            out.blank();
            out.open("message" + (i + 1));
            out.line(switch (pool.messages().get(i)) {
                case PoolSegment.Message.Create(String volume) -> "create = \"" + volume + "\"";
                case PoolSegment.Message.Delete(int device) -> "delete = " + device;
            });
            out.close("}");
        }
    }

    private void thin(ThinSegment thin) {
        out.line("type = \"thin\"");
        out.line("thin_pool = \"" + thin.pool() + "\"");
        out.line("transaction_id = " + thin.transaction());
        out.line("device_id = " + thin.device());
        thin.external().ifPresent(volume -> out.line("external_origin = \"" + volume + "\""));
        thin.origin().ifPresent(volume -> out.line("origin = \"" + volume + "\""));
        thin.merge().ifPresent(volume -> out.line("merge = \"" + volume + "\""));
    }
}
