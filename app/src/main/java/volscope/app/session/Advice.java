package volscope.app.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/**
 * How large the next snapshot of a volume should be, with which chunk size, and on which disk: what was written lately goes on for a night.
 *
 * @param origin
 *            the volume
 * @param known
 *            how much time is known, in nanoseconds; empty if nothing was written
 * @param first
 *            first writes that the time would have caused with these chunks
 * @param chunkBytes
 *            the size of a chunk
 * @param bytes
 *            the size of the store, in whole extents
 * @param end
 *            what such a store is good for
 * @param lasts
 *            how long it lasts, in nanoseconds; empty if it never overflows or nobody knows
 * @param disk
 *            where its copies go: a disk that the origin is not on, if there is one with room
 * @param line
 *            the line that makes it; empty if no disk has room
 */
public record Advice(LogicalVolumeInfo origin, OptionalLong known, long first, long chunkBytes, long bytes, End end, OptionalLong lasts,
        Optional<String> disk, Optional<String> line) {
    /** How long a night is. */
    public static final long NIGHT = 8L * 3600 * 1_000_000_000L;
    private static final long KIB = 1024;
    private static final int SECTOR = 512;
    private static final double ABOUT_EQUAL = 1.1;
    /** Of the origin, where nothing is known. */
    private static final double UNKNOWN = 0.15;
    private static final List<Long> CHUNKS_KIB = List.of(4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L);

    /** What a store is good for. */
    public enum End {
        /** The night, at the rate seen. */
        NIGHT,
        /** Everything: it holds every chunk of the origin. */
        EVERYTHING,
        /** Less than the night: there is no more room. */
        WHAT_IS_FREE,
        /** Nothing was written yet: a share of the origin. */
        UNKNOWN
    }

    /** A disk of a volume group, and what is free there. */
    private record Room(String path, long bytes, boolean ofOrigin) {
    }

    /** Asks the machine which disks have room, and advises. */
    public static CompletableFuture<Optional<Advice>> of(Session session, Frame frame, LogicalVolumeInfo origin, ActEvents events) {
        return session.ask("pvs --noheadings --units b --nosuffix -o pv_name,vg_name,pv_free").thenApply(run -> frame.facts()
                .group(origin.group()).map(group -> of(frame, group, origin, rooms(frame, group, origin, run.text()), events)));
    }

    private static List<Room> rooms(Frame frame, VolumeGroupInfo group, LogicalVolumeInfo origin, String reported) {
        Set<String> below = disks(frame, origin);
        List<Room> rooms = new ArrayList<>();
        reported.lines().map(line -> line.strip().split("\\s+")).filter(words -> words.length == 3 && words[1].equals(group.name())
                && words[2].matches("\\d+")).forEach(words -> rooms.add(
                        new Room(words[0], Long.parseLong(words[2]),
                                below.contains(words[0]))));
        return rooms;
    }

    /** The disks that a volume lies on, as its tables have it. */
    private static Set<String> disks(Frame frame, LogicalVolumeInfo origin) {
        Set<String> found = new java.util.TreeSet<>();
        Stream.of(origin.device(), origin.device() + "-real").flatMap(device -> frame.facts().device(device).stream())
                .map(MappedDeviceInfo::live).flatMap(List::stream).flatMap(line -> Arrays.stream(line.split(" ")))
                .forEach(word -> frame.facts().disks().stream().filter(disk -> disk.number().equals(word)).map(DiskInfo::name)
                        .map("/dev/"::concat).forEach(found::add));
        return found;
    }

    private static Advice of(Frame frame, VolumeGroupInfo group, LogicalVolumeInfo origin, List<Room> rooms, ActEvents events) {
        WriteLog log = WriteLog.of(frame, Set.of(origin.device()), 0, 0, events);
        OptionalLong known = log.writes().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(1, frame.revision().nanos() - log.writes().getFirst().nanos()));
        long chunk = CHUNKS_KIB.stream().map(kib -> kib * KIB).min(Comparator.comparingDouble(bytes -> wanted(origin, log, known, bytes)))
                .orElse(CHUNKS_KIB.getFirst() * KIB);
        double least = wanted(origin, log, known, chunk) * ABOUT_EQUAL;
        // Of sizes about as good, the largest copies least often.
        long taken = CHUNKS_KIB.reversed().stream().map(kib -> kib * KIB).filter(bytes -> wanted(origin, log, known, bytes) <= least)
                .findFirst().orElse(chunk);
        long wanted = extents(group, wanted(origin, log, known, taken));
        Optional<Room> room = rooms.stream().max(Comparator.comparing((Room found) -> found.bytes() >= wanted)
                .thenComparing(found -> !found.ofOrigin()).thenComparingLong(Room::bytes)).filter(found -> found.bytes() > 0);
        long bytes = Math.min(wanted, room.map(Room::bytes).orElse(0L));
        long first = log.chunks(taken / SECTOR);
        End end = bytes < wanted
                ? End.WHAT_IS_FREE
                : known.isEmpty() ? End.UNKNOWN : needed(origin, first, known, taken) < chunks(origin, taken) ? End.NIGHT : End.EVERYTHING;
        return new Advice(origin, known, first, taken, bytes, end,
                end == End.EVERYTHING ? OptionalLong.empty() : lasts(bytes, taken, first, known),
                room.map(Room::path),
                room.map(found -> "lvcreate -s -n " + frame.facts().freeName(group.name(), "snap") + " -L " + bytes / KIB + "k -c "
                        + taken / KIB + "k "
                        + origin.path() + " " + found.path()));
    }

    private static long chunks(LogicalVolumeInfo origin, long chunkBytes) {
        return Math.ceilDiv(origin.bytes(), chunkBytes);
    }

    /** The chunks that a night would write first, no more than there are. */
    private static long needed(LogicalVolumeInfo origin, long first, OptionalLong known, long chunkBytes) {
        double night = known.isEmpty() ? chunks(origin, chunkBytes) * UNKNOWN : (double) first * NIGHT / known.getAsLong();
        return (long) Math.ceil(Math.min(night, chunks(origin, chunkBytes)));
    }

    private static long wanted(LogicalVolumeInfo origin, WriteLog log, OptionalLong known, long chunkBytes) {
        return SnapshotInfo.storeBytes(needed(origin, log.chunks(chunkBytes / SECTOR), known, chunkBytes), chunkBytes);
    }

    private static long extents(VolumeGroupInfo group, long bytes) {
        return Math.ceilDiv(bytes, group.extentBytes()) * group.extentBytes();
    }

    private static OptionalLong lasts(long bytes, long chunkBytes, long first, OptionalLong known) {
        return known.isEmpty() || first == 0
                ? OptionalLong.empty()
                : OptionalLong.of((long) ((double) SnapshotInfo.room(bytes, chunkBytes) * known.getAsLong() / first));
    }
}
