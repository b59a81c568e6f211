package volscope.sim.lvm.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a configuration text. A section named twice is one section, and of two values of a key the later one counts; a key may be a path.
 */
public final class ConfigParser {

    private final ConfigScanner scanner;

    private ConfigParser(String text) {
        this.scanner = new ConfigScanner(text);
    }

    /**
     * Reads a whole text.
     *
     * @throws ConfigSyntaxException
     *             if it breaks the grammar
     */
    public static ConfigSection parse(String text) {
        ConfigParser parser = new ConfigParser(text);
        Draft root = new Draft();
        while (!parser.scanner.atEnd()) {
            parser.entry(root);
        }
        return root.section();
    }

    private void entry(Draft section) {
        String key = scanner.key();
        int slash = key.lastIndexOf('/');
        Draft into = section;
        for (String part : slash < 0 ? new String[0] : key.substring(0, slash).split("/")) {
            into = into.child(part);
        }
        String name = key.substring(slash + 1);
        if (scanner.take('{')) {
            sectionOf(into.child(name));
        } else {
            scanner.expect('=');
            into.put(name, value());
        }
    }

    private void sectionOf(Draft section) {
        while (!scanner.take('}')) {
            entry(section);
        }
    }

    private ConfigNode value() {
        if (!scanner.take('[')) {
            return scanner.scalar();
        }
        List<ConfigNode> values = new ArrayList<>();
        while (!scanner.take(']')) {
            values.add(scanner.scalar());
            if (!scanner.take(',')) {
                scanner.expect(']');
                break;
            }
        }
        return new ConfigNode.Array(values);
    }

    /** A section while it is read. */
    private static final class Draft {

        private final Map<String, Object> entries = new LinkedHashMap<>();

        Draft child(String name) {
            if (entries.get(name) instanceof Draft draft) {
                return draft;
            }
            Draft made = new Draft();
            entries.put(name, made);
            return made;
        }

        void put(String name, ConfigNode value) {
            entries.put(name, value);
        }

        ConfigSection section() {
            Map<String, ConfigNode> done = new LinkedHashMap<>();
            entries.forEach((name, entry) -> done.put(name, entry instanceof Draft draft ? draft.section() : (ConfigNode) entry));
            return new ConfigSection(done);
        }
    }
}
