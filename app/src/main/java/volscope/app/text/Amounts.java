package volscope.app.text;

import jakarta.inject.Inject;
import java.text.NumberFormat;
import java.util.List;

/** Numbers as a language writes them. */
public final class Amounts {
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    private static final int STEP = 1024;
    private static final List<String> TIMES = List.of("ns", "µs", "ms", "s", "min", "h", "d");
    private static final int[] TIME_STEPS = {1000, 1000, 1000, 60, 60, 24};
    private static final int SECONDS = 3;
    private static final int TENTHS_BELOW = 10;

    private final NumberFormat whole;
    private final NumberFormat tenths;
    private final NumberFormat hundredths;
    private final NumberFormat sizes;

    @Inject
    public Amounts(Texts texts) {
        whole = NumberFormat.getIntegerInstance(texts.locale());
        tenths = NumberFormat.getNumberInstance(texts.locale());
        tenths.setMaximumFractionDigits(1);
        sizes = NumberFormat.getNumberInstance(texts.locale());
        sizes.setMaximumFractionDigits(2);
        hundredths = NumberFormat.getPercentInstance(texts.locale());
        hundredths.setMinimumFractionDigits(2);
        hundredths.setMaximumFractionDigits(2);
    }

    /** {@code 1,204}. */
    public String count(long number) {
        return whole.format(number);
    }

    /** {@code 128 MiB}, {@code 4.79 MiB}: the largest unit that leaves a number of at least one. */
    public String bytes(long bytes) {
        double rest = bytes;
        int unit = 0;
        while (rest >= STEP && unit < UNITS.size() - 1) {
            rest /= STEP;
            unit++;
        }
        return sizes.format(rest) + "\u00a0" + UNITS.get(unit);
    }

    /** {@code 65 min}, {@code 1.2 ms}: nanoseconds in the largest unit that leaves a number of at least one, of minutes and up two. */
    public String duration(long nanos) {
        double rest = nanos;
        int unit = 0;
        while (unit < TIMES.size() - 1 && rest >= (unit < SECONDS ? 1.0 : 2.0) * TIME_STEPS[unit]) {
            rest /= TIME_STEPS[unit];
            unit++;
        }
        return (unit <= SECONDS && rest < TENTHS_BELOW ? tenths : whole).format(rest) + "\u00a0" + TIMES.get(unit);
    }

    /** {@code 63.04%}, in German {@code 63,04 %}; nothing of nothing is nothing. */
    public String percent(long part, long all) {
        return hundredths.format(all == 0 ? 0 : (double) part / all);
    }
}
