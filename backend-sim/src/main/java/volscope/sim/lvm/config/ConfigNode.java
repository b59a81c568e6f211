package volscope.sim.lvm.config;

import java.util.List;

/** What a key of a configuration text stands for. */
public sealed interface ConfigNode permits ConfigSection, ConfigNode.Text, ConfigNode.Whole, ConfigNode.Real, ConfigNode.Array {

    /**
     * A string.
     *
     * @param text
     *            without quotes and escapes
     */
    record Text(String text) implements ConfigNode {
    }

    /**
     * A whole number.
     *
     * @param number
     *            the number
     */
    record Whole(long number) implements ConfigNode {
    }

    /**
     * A number with a fraction.
     *
     * @param number
     *            the number
     */
    record Real(double number) implements ConfigNode {
    }

    /**
     * A list of values.
     *
     * @param values
     *            the values, in order
     */
    record Array(List<ConfigNode> values) implements ConfigNode {

        public Array {
            values = List.copyOf(values);
        }
    }
}
