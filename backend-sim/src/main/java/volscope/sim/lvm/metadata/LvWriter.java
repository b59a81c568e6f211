package volscope.sim.lvm.metadata;

import java.util.Set;

/** Writes the sections of volumes. */
final class LvWriter {

    /** How deep a volume's section lies in a group's. */
    private static final int DEPTH = 2;

    private final LvText how;
    private final TextOut out;

    LvWriter(LvText how) {
        this.how = how;
        this.out = how.form().start(DEPTH);
    }

    /** The section of a volume, with the empty line before it. */
    String section(LogicalVolume lv) {
        logicalVolume(lv);
        return out.text.toString();
    }

    private String pvName(LvmId id) {
        int place = how.pvs().indexOf(id);
        return "pv" + (place < 0 ? "?" : place);
    }

    private void logicalVolume(LogicalVolume lv) {
        out.blank();
        out.open(lv.name());
        out.line("id = \"" + lv.id() + "\"");
        MetadataWriter.flags(out, lv.flags(), Set.of(LvFlag.ACTIVATION_SKIP, LvFlag.NOAUTOACTIVATE, LvFlag.ERROR_WHEN_FULL));
        MetadataWriter.tags(out, lv.tags());
        if (lv.created().time() != 0) {
            out.line("creation_time = " + lv.created().time(), "\t", Times.iso(lv.created().time()));
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
        MetadataWriter.size(out, "extent_count = " + segment.extents().count(), "\t", segment.extents().count() * how.extentSectors());
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
            MetadataWriter.size(out, "stripe_size = " + striped.stripeSectors(), "\t", striped.stripeSectors());
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
        MetadataWriter.size(out, "chunk_size = " + pool.chunkSectors(), "\t", pool.chunkSectors());
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
