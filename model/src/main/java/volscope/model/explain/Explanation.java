package volscope.model.explain;

import java.util.List;

/**
 * Why a line was refused.
 *
 * @param asked
 *            what was asked for
 * @param rule
 *            the rule that refused it
 * @param facts
 *            what was found, each with the names it is about
 * @param needs
 *            what would have to be true
 * @param waysOut
 *            what can be done today
 */
public record Explanation(Asked asked, Rule rule, List<Fact> facts, List<Fact> needs, List<WayOut> waysOut) {

    /**
     * What was asked for.
     *
     * @param line
     *            the shell line
     * @param device
     *            the device-mapper device it failed at
     */
    public record Asked(String line, String device) {
    }

    /** The rules that refuse. Each has a name and a sentence per language. */
    public enum Rule {
        /** A device's type is fixed by its first table. */
        TYPE_IS_FIXED
    }

    /**
     * A fact or a condition: a key that has a sentence, and what to put into it, in order.
     *
     * @param key
     *            which sentence
     * @param arguments
     *            names and numbers in it
     */
    public record Fact(Key key, List<String> arguments) {

        /** A fact with its arguments. */
        public static Fact of(Key key, Object... arguments) {
            return new Fact(key, java.util.Arrays.stream(arguments).map(String::valueOf).toList());
        }
    }

    /** The sentences facts and conditions have. */
    public enum Key {
        /** device, type number, type word. */
        DEVICE_HAS_TYPE,
        /** device, type number, type word, table. */
        TABLE_WOULD_HAVE_TYPE,
        /** target type. */
        TARGET_LACKS_DIRECT_ACCESS,
        /** target type. */
        TARGET_CANNOT_BE_ASKED,
        /** target type, lower device. */
        LOWER_LACKS_DAX,
        /** device; what stays behind. */
        LEFT_BEHIND,
        /** target type. */
        NEEDS_DIRECT_ACCESS,
        /** device. */
        NEEDS_BIO_FIRST_TABLE
    }

    /**
     * Something that works.
     *
     * @param kind
     *            which way
     * @param lines
     *            the commands, ready to run
     */
    public record WayOut(Way kind, List<String> lines) {
    }

    /** The ways out. Each has a title and a sentence that says what it costs, per language. */
    public enum Way {
        /** Put the origin on a disk. */
        DISK_ORIGIN,
        /** Use a namespace without DAX. */
        NAMESPACE_WITHOUT_DAX,
        /** Take the snapshot while the origin is inactive. */
        WHILE_INACTIVE,
        /** Run the designed kernel. */
        DESIGNED_KERNEL,
        /** Take away the volume that the failure left. */
        CLEAN_UP
    }
}
