package volscope.sim.lvm.report;

import java.util.Optional;

import volscope.sim.fs.TimeFormat;
import volscope.sim.lvm.config.ConfigSection;
import volscope.sim.lvm.text.Percent;
import volscope.sim.lvm.text.SizeText;
import volscope.sim.lvm.text.Units;

/**
 * How values become text.
 *
 * @param units
 *            the unit of sizes
 * @param suffix
 *            whether the unit is written
 * @param flags
 *            how yes and no are written
 * @param words
 *            how times and lists are written
 */
record CellText(Units units, SizeText.Suffix suffix, Flags flags, Words words) {

    /**
     * How times and lists are written.
     *
     * @param time
     *            the format of a time, as {@code strftime} takes it
     * @param separator
     *            what stands between the items of a list
     */
    record Words(String time, String separator) {

        static final String ISO = "%Y-%m-%d %H:%M:%S %z";

        /** As the settings have it. */
        static Words of(ConfigSection config) {
            return new Words(config.text("report/time_format").orElse(ISO), config.text("report/list_item_separator").orElse(Datum.COMMA));
        }
    }

    /** How yes and no are written. */
    enum Flags {
        WORDS, DIGITS
    }

    String of(Datum datum) {
        return switch (datum) {
            case Datum.Text text -> text.shown();
            case Datum.Items items ->
                String.join(items.separator().equals(Datum.COMMA) ? words.separator() : items.separator(), items.items());
            case Datum.Moment(long second) -> TimeFormat.of(words.time()).text(second);
            case Datum.Count count -> Long.toString(count.number());
            case Datum.Size size -> SizeText.text(size.sectors(), units, suffix);
            case Datum.Part(Optional<Percent> percent) -> percent.map(Percent::text).orElse("");
            case Datum.Flag flag -> flags == Flags.WORDS ? word(flag) : digit(flag.truth());
        };
    }

    private static String word(Datum.Flag flag) {
        return switch (flag.truth()) {
            case YES -> flag.word();
            case NO -> "";
            case UNKNOWN -> "unknown";
        };
    }

    private static String digit(Datum.Truth truth) {
        return switch (truth) {
            case YES -> "1";
            case NO -> "0";
            case UNKNOWN -> "-1";
        };
    }
}
