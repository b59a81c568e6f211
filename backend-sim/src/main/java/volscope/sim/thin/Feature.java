package volscope.sim.thin;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import volscope.sim.dm.Arguments;
import volscope.sim.dm.TargetError;

/** What the table line of a pool can ask for, in the order in which it is told. */
enum Feature {
    /** A new block is not filled with zeroes. */
    SKIP_BLOCK_ZEROING,
    /** Thin devices take no discards. */
    IGNORE_DISCARD,
    /** Discards of thin devices do not go down to the data device. */
    NO_DISCARD_PASSDOWN,
    /** Nothing may change. */
    READ_ONLY,
    /** A write that finds no free block fails instead of waiting. */
    ERROR_IF_NO_SPACE;

    private static final int MOST = 4;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Feature> of(String word) {
        return EnumSet.allOf(Feature.class).stream().filter(feature -> feature.word().equals(word.toLowerCase(Locale.ROOT))).findFirst();
    }

    /** Reads a count and so many words; what follows is not looked at. */
    static Set<Feature> parse(List<String> words) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        if (words.isEmpty()) {
            return features;
        }
        OptionalLong count = Arguments.uint(words.get(0));
        if (count.isEmpty() || count.getAsLong() > MOST || count.getAsLong() > words.size() - 1) {
            throw TargetError.invalid("Invalid number of pool feature arguments");
        }
        for (String word : words.subList(1, 1 + (int) count.getAsLong())) {
            features.add(of(word).orElseThrow(() -> TargetError.invalid("Unrecognised pool feature requested")));
        }
        return features;
    }

    /** {@code 1 skip_block_zeroing }, with a blank behind each word. */
    static String text(Set<Feature> features) {
        return features.size() + " "
                + EnumSet.allOf(Feature.class).stream().filter(features::contains).map(feature -> feature.word() + " ")
                        .collect(Collectors.joining());
    }
}
