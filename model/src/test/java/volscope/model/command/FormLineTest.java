package volscope.model.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import volscope.model.command.FormField.Presence;

/** Filling the fields of a form and reading the line back gives what was filled in. */
class FormLineTest {

    private static final long SEED = 20260101;
    private static final int ROUNDS = 60;

    static Stream<FormLine> forms() {
        return CommandTable.standard().commands().stream()
                .flatMap(command -> command.forms().stream().map(form -> new FormLine(command, form)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aComposedLineIsReadBack(FormLine form) {
        Random random = new Random(SEED + form.form().id().hashCode());
        for (int i = 0; i < ROUNDS; i++) {
            Map<String, List<String>> values = fill(form, random);
            String line = form.compose(values);
            List<String> words = LineWords.split(line);
            ParseResult result = CommandLineParser.parse(form.command(), words.subList(1, words.size()));
            assertThat(result).as(line).isInstanceOf(ParsedLine.class);
            assertThat(values((ParsedLine) result)).as(line).isEqualTo(flat(values, form));
        }
    }

    /** Values by option, and all operands under one key. */
    private static Map<String, List<String>> flat(Map<String, List<String>> values, FormLine form) {
        Map<String, List<String>> flat = new HashMap<>();
        for (FormField field : form.fields()) {
            String key = field.key().startsWith("#") ? "#" : field.key();
            List<String> given = field.presence() == Presence.NEEDED && field.fixed().isPresent()
                    ? List.of(field.fixed().get())
                    : values.getOrDefault(field.key(), List.of());
            flat.merge(key, given, (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        }
        flat.values().removeIf(List::isEmpty);
        return flat;
    }

    private static Map<String, List<String>> values(ParsedLine line) {
        Map<String, List<String>> values = new HashMap<>();
        for (Occurrence option : line.options()) {
            values.merge(option.option().name(), List.of(option.raw().orElse(FormLine.ON)),
                    (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        }
        values.put("#", line.operands());
        values.values().removeIf(List::isEmpty);
        return values;
    }

    private static Map<String, List<String>> fill(FormLine form, Random random) {
        Map<String, List<String>> values = new HashMap<>();
        List<FormField> fields = form.fields();
        List<FormField> several = fields.stream().filter(field -> field.presence() == Presence.ONE_OF_SEVERAL).toList();
        if (!several.isEmpty()) {
            FormField one = several.get(random.nextInt(several.size()));
            values.put(one.key(), one.fixed().map(List::of).orElseGet(() -> value(form, one, random)));
        }
        boolean gap = false;
        for (FormField field : fields) {
            boolean optional = field.presence() != Presence.NEEDED && random.nextInt(4) > 0;
            boolean operand = field.key().startsWith("#");
            gap |= operand && optional;
            if (!optional && !(operand && gap)) {
                values.putIfAbsent(field.key(), field.fixed().map(List::of).orElseGet(() -> value(form, field, random)));
            }
        }
        return values;
    }

    private static List<String> value(FormLine form, FormField field, Random random) {
        return switch (field.input()) {
            case SWITCH -> List.of(FormLine.ON);
            case VALUE -> List.of(word(form, field, random));
            case VALUES -> {
                List<String> words = new ArrayList<>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    words.add(word(form, field, random));
                }
                yield words;
            }
        };
    }

    /** Whether a value makes a line one of another form, which demands it. */
    private static boolean marksAnother(FormLine form, FormField field, String word) {
        return form.command().forms().stream().filter(other -> !other.equals(form.form()))
                .flatMap(other -> new FormLine(form.command(), other).fields().stream())
                .anyMatch(other -> other.presence() == Presence.NEEDED && other.key().equals(field.key())
                        && other.fixed().filter(word::equals).isPresent());
    }

    private static String word(FormLine form, FormField field, Random random) {
        List<String> choices = field.choices().stream().filter(word -> !marksAnother(form, field, word)).toList();
        if (!choices.isEmpty()) {
            return choices.get(random.nextInt(choices.size()));
        }
        ValueKind.Type type = form.command().option(field.key()).flatMap(OptionSpec::kind).map(ValueKind::type).orElse(ValueKind.Type.TEXT);
        List<String> words = switch (type) {
            case TAG -> List.of("T1", "@a/b=c!d:e&f#g", "x-y.z");
            case TEXT, WORD -> List.of("vg0/lv0", "it's \"odd\"", "a b", "-x", "", "ä;$(x)");
            case SIZE -> List.of("4M", "0.5g", "12", "7s");
            case EXTENTS -> List.of("3", "50%FREE", "100%origin");
            case NUMBER -> List.of("0", "17", "4294967295");
        };
        return words.get(random.nextInt(words.size()));
    }

    @Test
    void theLineLooksAsAPersonWouldTypeIt() {
        CommandSpec lvcreate = CommandTable.standard().get("lvcreate");
        FormLine form = new FormLine(lvcreate, lvcreate.form("snapshot").orElseThrow());
        String line = form.compose(Map.of("snapshot", List.of(FormLine.ON), "size", List.of("4M"), "name", List.of("snap0"), "#0",
                List.of("vg0/lv0")));
        assertThat(line).isEqualTo("lvcreate -s -L 4M -n snap0 vg0/lv0");
    }

    @Test
    void fieldsTellWhatAFormNeeds() {
        CommandSpec lvcreate = CommandTable.standard().get("lvcreate");
        List<FormField> fields = new FormLine(lvcreate, lvcreate.form("snapshot").orElseThrow()).fields();
        assertThat(fields).filteredOn(field -> field.presence() == Presence.NEEDED).extracting(FormField::key)
                .containsExactly("snapshot", "size", "#0");
        assertThat(fields).filteredOn(field -> field.key().equals("chunksize")).first()
                .satisfies(field -> assertThat(field.preset()).contains("4k"));
    }
}
