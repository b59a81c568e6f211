package volscope.sim.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

import volscope.sim.profile.DaxRules.HugePages;
import volscope.sim.profile.DaxRules.SnapshotDax;

/** Where the design of direct access above snapshots can be carried out in another way that keeps its rules, too. */
public enum Choice {
    /** A load through a snapshot gives the origin's page, which is taken back before it changes. */
    LAZY(dax -> dax.with(SnapshotDax.LAZY)),
    /** A store into 2 MiB that are mapped by one entry copies every chunk below. */
    PMD_ALL_CHUNKS(dax -> dax.with(HugePages.ALL_CHUNKS));

    private final UnaryOperator<DaxRules> change;

    Choice(UnaryOperator<DaxRules> change) {
        this.change = change;
    }

    /** As it is written behind a profile: {@code lazy}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The choice of this word. */
    public static Optional<Choice> named(String word) {
        return Arrays.stream(values()).filter(choice -> choice.word().equals(word)).findFirst();
    }

    DaxRules in(DaxRules dax) {
        return change.apply(dax);
    }
}
