package volscope.sim.lvm.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads a configuration text. A section named twice is one section, and of two values of a key the later one counts; a key may be a path.
 */
public final class ConfigParser {

    private final ConfigScanner scanner;
    private final Consumer<String> again;

    private ConfigParser(String text, Consumer<String> again) {
        this.scanner = new ConfigScanner(text);
        this.again = again;
    }

    /**
     * Reads a whole text.
     *
     * @throws ConfigSyntaxException
     *             if it breaks the grammar
     */
    public static ConfigSection parse(String text) {
        return parse(text, path -> {
        });
    }

    /**
     * Reads a whole text.
     *
     * @param again
     *            is told the path of each value that is given anew
     * @throws ConfigSyntaxException
     *             if it breaks the grammar
     */
    public static ConfigSection parse(String text, Consumer<String> again) {
        ConfigParser parser = new ConfigParser(text, again);
        Draft root = new Draft("");
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
            ConfigNode value = value();
            if (into.put(name, value)) {
                again.accept(into.path + name);
            }
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

        private final String path;
        private final Map<String, Object> entries = new LinkedHashMap<>();

        Draft(String path) {
            this.path = path;
        }

        Draft child(String name) {
            if (entries.get(name) instanceof Draft draft) {
                return draft;
            }
            Draft made = new Draft(path + name + "/");
            entries.put(name, made);
            return made;
        }

        /** Whether there was a value already. */
        boolean put(String name, ConfigNode value) {
            return entries.put(name, value) != null;
        }

        ConfigSection section() {
            Map<String, ConfigNode> done = new LinkedHashMap<>();
            entries.forEach((name, entry) -> done.put(name, entry instanceof Draft draft ? draft.section() : (ConfigNode) entry));
            return new ConfigSection(done);
        }
    }
}
