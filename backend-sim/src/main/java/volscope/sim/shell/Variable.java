package volscope.sim.shell;

import java.util.Set;

/**
 * A variable of the shell that is set.
 *
 * @param value
 *            its text, maybe empty
 * @param attributes
 *            what is special about it
 */
public record Variable(String value, Set<Attribute> attributes) {

    /** What can be special about a variable. */
    public enum Attribute {
        /** Programs see it. */
        EXPORTED,
        /** It cannot be changed or unset. */
        READ_ONLY
    }

    public Variable {
        attributes = Set.copyOf(attributes);
    }

    /** Whether it has the attribute. */
    public boolean is(Attribute attribute) {
        return attributes.contains(attribute);
    }

    Variable withValue(String newValue) {
        return new Variable(newValue, attributes);
    }

    Variable with(Attribute attribute) {
        return new Variable(value, is(attribute) ? attributes : attributes.isEmpty() ? Set.of(attribute) : Set.of(Attribute.values()));
    }
}
