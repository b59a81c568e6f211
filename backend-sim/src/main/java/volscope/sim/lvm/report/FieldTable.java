package volscope.sim.lvm.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All fields of reports, in sections, as the resource lists them. */
final class FieldTable {

    private static final FieldTable STANDARD = load();
    private static final String END = "   ";

    private final List<SectionText> sections;
    private final List<Field> fields;
    /** The places of fields by their names without underlines; of those that have one name, the first. */
    private final Map<String, Integer> places = new HashMap<>();
    /** The fields of a word for all of a section, by the word without underlines. */
    private final Map<String, List<Field>> wholes = new HashMap<>();

    /** What lvm calls the values of some fields, though they are others. */
    private static final Map<String, String> OTHER_WORDS = Map.of("pv_major", "string", "pv_minor", "string", "pe_start", "number",
            "data_offset", "number", "new_data_offset", "number", "seg_size_pe", "size");

    /** A section: its title, the word for all its fields, and them. */
    private record SectionText(Field.Section section, String title, List<String> all, List<Field> fields) {
    }

    private FieldTable(List<SectionText> sections) {
        this.sections = List.copyOf(sections);
        this.fields = sections.stream().flatMap(section -> section.fields().stream()).toList();
        for (int place = 0; place < fields.size(); place++) {
            places.putIfAbsent(plain(fields.get(place).id()), place);
        }
        sections.stream().filter(section -> section.section() != Field.Section.SPECIAL)
                .forEach(section -> Stream.concat(Stream.of("all"), section.all().stream()).map(FieldTable::plain).distinct()
                        .forEach(word -> wholes.computeIfAbsent(word, first -> new ArrayList<>()).addAll(section.fields())));
    }

    static FieldTable standard() {
        return STANDARD;
    }

    private static FieldTable load() {
        try (InputStream in = FieldTable.class.getResourceAsStream("fields.table")) {
            if (in == null) {
                throw new IllegalStateException("no fields.table");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FieldTable parse(List<String> lines) {
        List<SectionText> sections = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("[")) {
                int end = line.indexOf(']');
                sections.add(new SectionText(Field.Section.of(line.substring(1, end)), line.substring(end + 2), new ArrayList<>(),
                        new ArrayList<>()));
            } else if (line.startsWith("all ")) {
                sections.getLast().all().add(line.substring(4));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                sections.getLast().fields().add(field(line, sections.getLast().section()));
            }
        }
        return new FieldTable(sections);
    }

    private static Field field(String line, Field.Section section) {
        String[] parts = line.split("\\|", 6);
        return new Field(parts[0], Field.Kind.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                Field.Side.valueOf(parts[2].toUpperCase(Locale.ROOT)), Integer.parseInt(parts[3]), parts[4], parts[5], section);
    }

    /**
     * The fields that a word means: one, all of a section, or none.
     *
     * @param prefix
     *            what may be left out at the start of a field's name: {@code lv_}
     */
    List<Field> find(String word, String prefix) {
        String name = plain(word);
        List<Field> all = wholes.getOrDefault(name, List.of());
        return all.isEmpty() ? one(name, plain(prefix)).stream().toList() : List.copyOf(all);
    }

    /** The first that has the name, with what may be left out or without it. */
    private Optional<Field> one(String name, String prefix) {
        int place = Math.min(places.getOrDefault(name, fields.size()), places.getOrDefault(prefix + name, fields.size()));
        return place < fields.size() ? Optional.of(fields.get(place)) : Optional.empty();
    }

    private static String plain(String name) {
        return name.replace("_", "");
    }

    /** The list of all fields, for people. */
    List<String> help() {
        int width = sections.stream().flatMap(section -> section.fields().stream()).mapToInt(field -> field.id().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (SectionText section : sections) {
            lines.add("  " + section.title());
            lines.add("  " + "-".repeat(section.title().length()));
            section.all().forEach(word -> lines.add(line(word, width, "All fields in this section.")));
            section.fields().forEach(field -> lines.add(line(field.id(), width, field.help())));
            lines.add(END);
        }
        return lines;
    }

    /** The list of all fields for conditions: with what their values are. */
    List<String> selectionHelp() {
        int width = sections.stream().flatMap(section -> section.fields().stream()).mapToInt(field -> field.id().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (SectionText section : sections) {
            lines.add("  " + section.title());
            lines.add("  " + "-".repeat(section.title().length()));
            section.fields().forEach(field -> lines.add(line(field.id(), width, field.help()) + " [" + kind(field) + "]"));
            lines.add(END);
        }
        return lines;
    }

    private static String kind(Field field) {
        boolean help = field.section() == Field.Section.SPECIAL && field.kind() == Field.Kind.TEXT;
        return help ? "unselectable number" : OTHER_WORDS.getOrDefault(field.id(), field.kind().word());
    }

    /** What conditions are made of. */
    static List<String> operatorHelp() {
        try (InputStream in = FieldTable.class.getResourceAsStream("selection-help.txt")) {
            if (in == null) {
                throw new IllegalStateException("no selection-help.txt");
            }
            List<String> lines = new ArrayList<>(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
            lines.add(END);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String id, int width, String help) {
        return "    " + id + " ".repeat(width - id.length()) + " - " + help;
    }
}
