package volscope.sim.lvm.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keys and what they stand for, in the order of the text.
 *
 * @param entries
 *            the keys
 */
public record ConfigSection(Map<String, ConfigNode> entries) implements ConfigNode {

    /** Nothing. */
    public static final ConfigSection EMPTY = new ConfigSection(Map.of());

    public ConfigSection {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** What a path stands for: {@code activation/monitoring}. */
    public Optional<ConfigNode> find(String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return Optional.ofNullable(entries.get(path));
        }
        return section(path.substring(0, slash)).flatMap(section -> section.find(path.substring(slash + 1)));
    }

    /** The section of a path. */
    public Optional<ConfigSection> section(String path) {
        return find(path).filter(ConfigSection.class::isInstance).map(ConfigSection.class::cast);
    }

    /** The sections in it, by name, in order. */
    public Map<String, ConfigSection> sections() {
        Map<String, ConfigSection> sections = new LinkedHashMap<>();
        entries.forEach((key, node) -> {
            if (node instanceof ConfigSection section) {
                sections.put(key, section);
            }
        });
        return sections;
    }

    /** The string of a path. */
    public Optional<String> text(String path) {
        return find(path).flatMap(node -> node instanceof Text(String text) ? Optional.of(text) : Optional.empty());
    }

    /** The whole number of a path. */
    public OptionalLong number(String path) {
        return find(path).map(node -> node instanceof Whole(long number) ? OptionalLong.of(number) : OptionalLong.empty())
                .orElse(OptionalLong.empty());
    }

    /** Whether the number of a path is not zero. */
    public boolean isOn(String path, Default otherwise) {
        OptionalLong number = number(path);
        return number.isPresent() ? number.getAsLong() != 0 : otherwise == Default.ON;
    }

    /** The strings of a path; a single string counts as a list of one. */
    public List<String> texts(String path) {
        return values(path).stream()
                .flatMap(node -> node instanceof Text(String text) ? java.util.stream.Stream.of(text) : java.util.stream.Stream.of())
                .toList();
    }

    /** The values of a path; a single value counts as a list of one. */
    public List<ConfigNode> values(String path) {
        return find(path).map(node -> node instanceof Array(List<ConfigNode> values) ? values : List.of(node)).orElse(List.of());
    }

    /** What holds where a text says nothing. */
    public enum Default {
        ON, OFF
    }
}
