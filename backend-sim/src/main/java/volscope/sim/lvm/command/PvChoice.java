package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;

/**
 * The free extents a request may use, by physical volume in the order of the group.
 *
 * @param free
 *            the free runs
 * @param kind
 *            whether a person chose them
 */
record PvChoice(Map<PhysicalVolume, List<Extents>> free, Kind kind) {

    /** Who chose the extents. */
    enum Kind {
        ALL, NAMED
    }

    /** How many there are. */
    long total() {
        return free.values().stream().flatMap(List::stream).mapToLong(Extents::count).sum();
    }

    /** All free extents of a group that new volumes may have. */
    static PvChoice all(VolumeGroup vg) {
        Map<PhysicalVolume, List<Extents>> free = new LinkedHashMap<>();
        vg.pvs().stream().filter(pv -> pv.isAllocatable() && !pv.isMissing()).forEach(pv -> free.put(pv, FreeSpace.of(vg, pv)));
        return new PvChoice(free, Kind.ALL);
    }

    /** The free extents that a line names: {@code /dev/vda}, {@code /dev/vda:3-4:10-}, {@code @tag}; all if it names none. */
    static PvChoice named(LvmContext context, VolumeGroup vg, List<String> words) {
        if (words.isEmpty()) {
            return all(vg);
        }
        Map<PhysicalVolume, List<Extents>> allowed = new LinkedHashMap<>();
        for (String word : words) {
            if (word.startsWith("@")) {
                vg.pvs().stream().filter(pv -> pv.tags().contains(word.substring(1))).forEach(pv -> allow(context, vg, allowed, pv, ""));
            } else {
                int colon = word.indexOf(':');
                PhysicalVolume pv = find(context, vg, colon < 0 ? word : word.substring(0, colon));
                allow(context, vg, allowed, pv, colon < 0 ? "" : word.substring(colon + 1));
            }
        }
        Map<PhysicalVolume, List<Extents>> free = new LinkedHashMap<>();
        vg.pvs().forEach(pv -> Optional.ofNullable(allowed.get(pv))
                .ifPresent(ranges -> free.put(pv, FreeSpace.within(FreeSpace.of(vg, pv), ranges))));
        PvChoice choice = new PvChoice(free, Kind.NAMED);
        if (allowed.isEmpty()) {
            throw context.fail("No specified PVs have space available.");
        }
        return choice;
    }

    private static PhysicalVolume find(LvmContext context, VolumeGroup vg, String path) {
        return vg.pvAt(path).orElseThrow(
                () -> context.fail("Physical Volume \"" + path + "\" not found in Volume Group \"" + vg.name() + "\"."));
    }

    private static void allow(LvmContext context, VolumeGroup vg, Map<PhysicalVolume, List<Extents>> allowed, PhysicalVolume pv,
            String ranges) {
        if (!pv.isAllocatable()) {
            context.log().warn("WARNING: Physical volume " + pv.device() + " not allocatable.");
            return;
        }
        if (FreeSpace.of(vg, pv).isEmpty()) {
            context.log().warn("WARNING: No free extents on physical volume \"" + pv.device() + "\".");
            return;
        }
        allowed.computeIfAbsent(pv, any -> new ArrayList<>()).addAll(ranges(context, pv, ranges));
    }

    /** The extents of a physical volume that some ranges name, all if there are none. */
    static List<Extents> ranges(LvmContext context, PhysicalVolume pv, String ranges) {
        if (ranges.isEmpty()) {
            return List.of(new Extents(0, pv.peCount()));
        }
        List<Extents> list = new ArrayList<>();
        for (String range : ranges.split(":")) {
            list.add(range(context, pv, range));
        }
        return list;
    }

    private static Extents range(LvmContext context, PhysicalVolume pv, String range) {
        try {
            int plus = range.indexOf('+');
            int dash = range.indexOf('-');
            long start = number(range, plus >= 0 ? plus : dash, 0);
            long end = plus >= 0
                    ? start + Long.parseLong(range.substring(plus + 1)) - 1
                    : dash < 0 ? start : dash == range.length() - 1 ? pv.peCount() - 1 : Long.parseLong(range.substring(dash + 1));
            if (end < start || end >= pv.peCount()) {
                throw context.fail("PE range error: start extent " + start + " to end extent " + end + ".");
            }
            return new Extents(start, end - start + 1);
        } catch (NumberFormatException bad) {
            throw context.fail("Physical extent parsing error at " + range);
        }
    }

    private static long number(String range, int end, long otherwise) {
        String digits = end < 0 ? range : range.substring(0, end);
        return digits.isEmpty() ? otherwise : Long.parseLong(digits);
    }
}
