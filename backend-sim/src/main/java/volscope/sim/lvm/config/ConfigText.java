package volscope.sim.lvm.config;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How values are written as text.
 *
 * @param gap
 *            what stands around signs
 */
public record ConfigText(Gap gap) {

    /** What stands around signs. */
    public enum Gap {
        NONE(""), BLANK(" ");

        private final String text;

        Gap(String text) {
            this.text = text;
        }
    }

    /** {@code =} between a name and its value. */
    public String equals() {
        return gap.text + "=" + gap.text;
    }

    /** A value; a list of one is as good as what is in it. */
    public String of(ConfigNode node) {
        return switch (node) {
            case ConfigNode.Text(String text) -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case ConfigNode.Whole(long number) -> Long.toString(number);
            case ConfigNode.Real(double number) -> String.format(Locale.ROOT, "%f", number);
            case ConfigNode.Array array -> array.values().size() == 1
                    ? of(array.values().getFirst())
                    : array.values().stream().map(this::of).collect(Collectors.joining("," + gap.text, "[" + gap.text, gap.text + "]"));
            case ConfigSection section -> "";
        };
    }
}
