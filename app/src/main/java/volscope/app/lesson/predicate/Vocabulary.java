package volscope.app.lesson.predicate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import volscope.model.machine.MappingInfo.PageState;

/** The words that predicates are written with, so that whoever writes some has those that can be read. */
public final class Vocabulary {
    private Vocabulary() {
    }

    /** What a volume can be. */
    public static List<String> volumeStates() {
        return Arrays.stream(VolumeState.values()).map(state -> state.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** How a snapshot can have a chunk. */
    public static List<String> chunkStates() {
        return Arrays.stream(ChunkState.values()).map(ChunkState::word).toList();
    }

    /** How a page can be mapped. */
    public static List<String> pageStates() {
        return Arrays.stream(PageState.values()).map(Atoms::word).toList();
    }

    /** The numbers of the rules of the design. */
    public static List<String> rules() {
        return java.util.stream.IntStream.rangeClosed(1, Atoms.RULES).mapToObj(rule -> "I" + rule).toList();
    }
}
