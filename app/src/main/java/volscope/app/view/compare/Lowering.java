package volscope.app.view.compare;

import java.util.List;
import java.util.Optional;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.Revision;

/**
 * Finds where pages of hardware are on a device that lies above, through the tables of a moment.
 *
 * @param devices
 *            the mapped devices
 * @param disks
 *            the hardware
 */
record Lowering(List<MappedDeviceInfo> devices, List<DiskInfo> disks) {
    private static final int DEEPEST = 16;
    private static final int SECTORS_IN_PAGE = 8;
    private static final int ON = 3;
    private static final int OFFSET = 4;

    static Lowering at(Revision moment) {
        return new Lowering(moment.mappedDevices(), moment.disks());
    }

    /** Takes ranges of sectors. */
    interface Sink {
        void add(long fromSector, long toSector);
    }

    /**
     * Tells the sectors of a device that pages of a disk are.
     *
     * @return false if a target stands between whose layout is not known here
     */
    boolean lift(String device, String disk, long fromPage, long toPage, Sink sink) {
        return lift(device, disk, fromPage * SECTORS_IN_PAGE, toPage * SECTORS_IN_PAGE, sink, 0);
    }

    private boolean lift(String device, String disk, long from, long to, Sink sink, int depth) {
        Optional<MappedDeviceInfo> mapped = devices.stream().filter(found -> found.name().equals(device)).findFirst();
        if (mapped.isEmpty()) {
            if (device.equals(disk)) {
                sink.add(from, to);
            }
            return true;
        }
        if (depth > DEEPEST) {
            return false;
        }
        boolean known = true;
        for (String line : mapped.orElseThrow().live()) {
            String[] words = line.split(" ");
            boolean linear = words[2].equals("linear") && words.length > OFFSET;
            known &= (linear || words[2].equals("snapshot-origin")) && lower(words, linear ? Long.parseLong(words[OFFSET]) : 0, disk,
                    new long[]{from, to}, sink, depth);
        }
        return known;
    }

    private boolean lower(String[] words, long offset, String disk, long[] range, Sink sink, int depth) {
        long start = Long.parseLong(words[0]);
        long length = Long.parseLong(words[1]);
        return lift(name(words[ON]), disk, range[0], range[1], (from, to) -> {
            long first = Math.max(from, offset);
            long last = Math.min(to, offset + length);
            if (first < last) {
                sink.add(start + first - offset, start + last - offset);
            }
        }, depth + 1);
    }

    private String name(String number) {
        return devices.stream().filter(found -> found.number().equals(number)).map(MappedDeviceInfo::name).findFirst()
                .or(() -> disks.stream().filter(found -> found.number().equals(number)).map(DiskInfo::name).findFirst()).orElse(number);
    }
}
