package volscope.model.command;

import java.util.Locale;
import java.util.Optional;

/** What a percentage of extents is a percentage of. */
public enum PercentBase {
    VG(" VG V "), LV(" LV L "), PVS(" PVS PV P "), FREE(" FREE FR F "), ORIGIN(" ORIGIN OR O ");

    private final String words;

    PercentBase(String words) {
        this.words = words;
    }

    /** Finds a base by its word or one of the short ones, in any case. */
    static Optional<PercentBase> of(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        for (PercentBase base : values()) {
            if (!upper.contains(" ") && base.words.contains(" " + upper + " ")) {
                return Optional.of(base);
            }
        }
        return Optional.empty();
    }
}
