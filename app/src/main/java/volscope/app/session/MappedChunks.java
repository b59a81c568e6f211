package volscope.app.session;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.MappingInfo.PageState;
import volscope.model.machine.SnapshotInfo;

/** Finds the chunks that mapped pages lie in. */
public final class MappedChunks {
    private static final int SECTORS_IN_PAGE = 8;
    private static final int LINEAR_WORDS = 5;

    private MappedChunks() {
    }

    /** The chunks of a snapshot's origin of which some task has pages in its page table. */
    public static Set<Long> of(Facts facts, SnapshotInfo info) {
        return facts.mappings().stream().filter(mapping -> mapping.state() != PageState.UNMAPPED)
                .flatMapToLong(mapping -> chunks(facts, info, mapping)).boxed().collect(Collectors.toSet());
    }

    private static LongStream chunks(Facts facts, SnapshotInfo info, MappingInfo mapping) {
        return facts.device(info.origin()).flatMap(origin -> sector(facts, mapping, origin))
                .map(first -> LongStream.rangeClosed(first / info.chunkSectors(),
                        (first + (long) mapping.pages() * SECTORS_IN_PAGE - 1) / info.chunkSectors()))
                .orElseGet(LongStream::empty);
    }

    /** The chunk of a snapshot's origin that a page lies in. */
    public static Optional<Long> chunk(Facts facts, SnapshotInfo info, MappingInfo mapping) {
        return facts.device(info.origin()).flatMap(origin -> sector(facts, mapping, origin)).map(sector -> sector / info.chunkSectors());
    }

    /** The sector of a device that lies on a page of memory, by the device's linear table. */
    private static Optional<Long> sector(Facts facts, MappingInfo mapping, MappedDeviceInfo device) {
        String number = facts.disk(mapping.memory()).map(DiskInfo::number).orElse("");
        long wanted = mapping.pfn() * SECTORS_IN_PAGE;
        return device.live().stream().map(line -> line.split(" ")).filter(words -> isLinearOn(words, number))
                .filter(words -> wanted >= Long.parseLong(words[4]) && wanted < Long.parseLong(words[4]) + Long.parseLong(words[1]))
                .map(words -> Long.parseLong(words[0]) + wanted - Long.parseLong(words[4])).findFirst();
    }

    private static boolean isLinearOn(String[] words, String number) {
        return words.length == LINEAR_WORDS && words[2].equals("linear") && words[3].equals(number);
    }
}
