package volscope.sim.lvm.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All settings there are, and what each is if nothing is said, as the resource lists them. */
public final class Settings {

    private static final Settings STANDARD = load();
    /** A section in which anybody names things as they like. */
    private static final String FREE = "tags";

    private final List<Section> sections;
    private final Map<String, Section> byName = new HashMap<>();

    /**
     * A section.
     *
     * @param name
     *            its name
     * @param hidden
     *            whether a listing of usual values comments it out as a whole
     * @param byKey
     *            its settings by their names, in order
     */
    public record Section(String name, boolean hidden, Map<String, Setting> byKey) {

        /** Its settings, in order. */
        public Collection<Setting> settings() {
            return Collections.unmodifiableCollection(byKey.values());
        }

        /** The setting of a name. */
        public Optional<Setting> find(String key) {
            return Optional.ofNullable(byKey.get(key));
        }
    }

    /**
     * A setting.
     *
     * @param key
     *            its name
     * @param usual
     *            its value as text if nothing is said; empty if there is none
     */
    public record Setting(String key, Optional<String> usual) {
    }

    private Settings(List<Section> sections) {
        this.sections = List.copyOf(sections);
        sections.forEach(section -> byName.putIfAbsent(section.name(), section));
    }

    /** The settings of lvm. */
    public static Settings standard() {
        return STANDARD;
    }

    private static Settings load() {
        try (InputStream in = Settings.class.getResourceAsStream("settings.table")) {
            if (in == null) {
                throw new IllegalStateException("no settings.table");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Settings parse(List<String> lines) {
        List<Section> sections = new ArrayList<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (line.endsWith("]") && equals < 0) {
                sections.add(
                        new Section(line.substring(line.indexOf('[') + 1, line.length() - 1), line.startsWith("#"),
                                new LinkedHashMap<>()));
            } else {
                Setting setting = equals < 0
                        ? new Setting(line, Optional.empty())
                        : new Setting(line.substring(0, equals), Optional.of(line.substring(equals + 1)));
                sections.getLast().byKey().putIfAbsent(setting.key(), setting);
            }
        }
        return new Settings(sections);
    }

    /** The sections, in order. */
    public List<Section> sections() {
        return sections;
    }

    /** The section of a name. */
    public Optional<Section> section(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The setting of a path: {@code activation/monitoring}. */
    public Optional<Setting> find(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? Optional.empty() : section(path.substring(0, slash)).flatMap(section -> section.find(path.substring(slash + 1)));
    }

    /** What is to be said of names in a text that mean nothing. */
    public List<String> complaints(ConfigSection text) {
        List<String> complaints = new ArrayList<>();
        text.entries().forEach((name, node) -> {
            Optional<Section> section = section(name);
            if (section.isEmpty()) {
                complaints.add("Configuration section \"" + name + "\" unknown.");
            } else if (node instanceof ConfigSection inside && !name.equals(FREE)) {
                inside.entries().forEach((key, value) -> {
                    if (!(value instanceof ConfigSection) && section.get().find(key).isEmpty()) {
                        complaints.add("Configuration setting \"" + name + "/" + key + "\" unknown.");
                    }
                });
            }
        });
        return complaints;
    }
}
