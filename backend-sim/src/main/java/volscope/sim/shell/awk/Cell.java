package volscope.sim.shell.awk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a name stands for: a value, or an array. */
final class Cell {

    private Value value = Value.UNSET;
    private final Map<String, Value> elements;
    private boolean isArray;

    Cell() {
        this(new LinkedHashMap<>());
    }

    private Cell(Map<String, Value> elements) {
        this.elements = elements;
    }

    Value value() {
        return value;
    }

    void set(Value newValue) {
        value = newValue;
    }

    /** What a function gets that is called with the name: the value, and the same elements. */
    Cell passed() {
        Cell cell = new Cell(elements);
        cell.value = value;
        cell.isArray = isArray;
        return cell;
    }

    /** The elements, in the order in which they were made. */
    Map<String, Value> elements() {
        isArray = true;
        return elements;
    }

    boolean isArray() {
        return isArray || !elements.isEmpty();
    }

    /** An element, which is made if it is not there. */
    Value element(String key) {
        return Optional.ofNullable(elements().putIfAbsent(key, Value.UNSET)).orElse(Value.UNSET);
    }
}
