package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.model.command.ParsedLine;
import volscope.model.command.Value;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.ondisk.PvHeader;
import volscope.sim.lvm.ondisk.Region;

/** Where the parts of a new physical volume lie: label, metadata area, extents. */
final class PvLayout {

    private static final long AREA_START = 4096;
    private static final long ALIGNMENT = 1 << 20;
    private static final long SECTOR = 512;

    private PvLayout() {
    }

    /** The header of a physical volume on a device of some size. */
    static PvHeader header(ParsedLine line, LvmId id, long sectors) {
        long alignment = bytes(line, "dataalignment").filter(given -> given > 0).orElse(ALIGNMENT);
        long offset = bytes(line, "dataalignmentoffset").orElse(0L);
        long wanted = bytes(line, "metadatasize").orElse(ALIGNMENT - AREA_START);
        long dataStart = up(AREA_START + wanted, alignment) + offset;
        boolean area = line.text("pvmetadatacopies").filter("0"::equals).isEmpty();
        List<Region> areas = area ? List.of(new Region(AREA_START, dataStart - AREA_START)) : List.of();
        long start = area ? dataStart : up(AREA_START, alignment) + offset;
        long size = line.size("setphysicalvolumesize").map(Value.Size::sectors).orElse(sectors) * SECTOR;
        return new PvHeader(id, size, List.of(new Region(start, 0)), areas, PvHeader.Use.FREE);
    }

    private static Optional<Long> bytes(ParsedLine line, String option) {
        return line.size(option).map(size -> size.sectors() * SECTOR);
    }

    private static long up(long value, long alignment) {
        return (value + alignment - 1) / alignment * alignment;
    }
}
