package volscope.app.lesson.seed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the names of a lesson stand for.
 *
 * @param values
 *            by name, in the order of the file
 */
public record Numbers(Map<String, Value> values) {

    /** No names. */
    public static final Numbers NONE = new Numbers(Map.of());

    /** The value of a name. */
    public Optional<Value> of(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** These with another one. */
    public Numbers with(String name, Value value) {
        Map<String, Value> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Numbers(more);
    }

    /** All names. */
    public Set<String> names() {
        return values.keySet();
    }
}
