package volscope.sim.shell.awk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables of a script: global ones, those of the functions that run, and the record's. */
final class Variables {

    private final Map<String, Cell> globals = new HashMap<>();
    private final Deque<Map<String, Cell>> frames = new ArrayDeque<>();
    private final Record record;

    Variables(Record record) {
        this.record = record;
        Map.of("FS", " ", "OFS", " ", "ORS", "\n", "RS", "\n", "CONVFMT", "%.6g", "OFMT", "%.6g", "SUBSEP", "\u001c", "FILENAME", "")
                .forEach((name, value) -> cell(name).set(Value.of(value)));
        List.of("NR", "FNR", "RSTART").forEach(name -> cell(name).set(Value.of(0)));
        cell("RLENGTH").set(Value.of(-1));
    }

    Cell cell(String name) {
        Cell local = frames.isEmpty() ? null : frames.element().get(name);
        return local != null ? local : globals.computeIfAbsent(name, any -> new Cell());
    }

    Value get(String name) {
        if (name.equals("NF")) {
            return Value.of(record.count());
        }
        Cell cell = cell(name);
        if (cell.isArray()) {
            throw new Signal.Fatal("attempt to use array `" + name + "' in a scalar context");
        }
        return cell.value();
    }

    void set(String name, Value value) {
        if (name.equals("NF")) {
            record.count((int) Math.clamp(value.number(), 0, Integer.MAX_VALUE));
        }
        cell(name).set(value);
    }

    /** The text of a variable of the language. */
    String text(String name) {
        return Optional.ofNullable(globals.get(name)).map(cell -> cell.value().text("%.6g")).orElse("");
    }

    /** Counts a record. */
    void count(String name) {
        cell(name).set(Value.of(cell(name).value().number() + 1));
    }

    String key(List<String> subscripts) {
        return String.join(text("SUBSEP"), subscripts);
    }

    void enter(Map<String, Cell> frame) {
        if (frames.size() > 1000) {
            throw new Signal.Fatal("function calls nested too deeply");
        }
        frames.push(frame);
    }

    void leave() {
        frames.pop();
    }
}
