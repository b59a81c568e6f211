package volscope.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import volscope.app.lesson.predicate.Formulas;
import volscope.app.lesson.predicate.VolumeProperty;
import volscope.app.lesson.seed.Numbers;
import volscope.app.lesson.seed.Template;
import volscope.app.lesson.seed.Value;
import volscope.app.lesson.source.Cursor;

/** Reads what the truth of a bet is measured by. */
final class Measures {
    private static final List<String> STARTS = starts();

    private final Cursor cursor;
    private final Numbers numbers;
    private final String subject;

    Measures(Cursor cursor, Numbers numbers, String subject) {
        this.cursor = cursor;
        this.numbers = numbers;
        this.subject = subject;
    }

    private static List<String> starts() {
        List<String> starts = new ArrayList<>(List.of("copies", "copied chunks", "shared chunks", "stored chunks", "chunks that read",
                "writable pages", "first write that makes", "crash_states", "volumes", "count("));
        VolumeProperty.words().forEach(word -> starts.add("VOLUME " + word));
        return List.copyOf(starts);
    }

    Measure read() {
        Measure measure = measure();
        if (!cursor.atEnd()) {
            throw cursor.unexpected(List.of("end of line"));
        }
        return measure;
    }

    private Measure measure() {
        if (cursor.takesWord("copies")) {
            return cursor.atEnd() ? new Measure.Copies() : ofFile();
        }
        for (Measure.Which which : Measure.Which.values()) {
            if (cursor.takesWord(which.name().toLowerCase(java.util.Locale.ROOT))) {
                words("chunks");
                return new Measure.Chunks(cursor.takesWord("of") ? volume() : subject, which);
            }
        }
        return switch (cursor.peekWord()) {
            case "chunks" -> {
                words("chunks", "that", "read");
                yield new Measure.ChunksThatRead(subject, word());
            }
            case "writable" -> {
                words("writable", "pages");
                yield new Measure.WritablePages(subject);
            }
            case "first" -> {
                words("first", "write", "that", "makes");
                var rest = cursor.rest();
                cursor.takes(rest.text());
                yield new Measure.FirstWrite(Formulas.read(rest, numbers));
            }
            case "crash_states" -> {
                words("crash_states");
                yield new Measure.CrashStates();
            }
            case "volumes" -> {
                words("volumes");
                yield new Measure.Volumes();
            }
            case "count" -> count();
            default -> property();
        };
    }

    private Measure ofFile() {
        words("of");
        if (!cursor.sees("/")) {
            throw cursor.unexpected(List.of("/path"));
        }
        return new Measure.CopiesOf(cursor.span(c -> !Character.isWhitespace(c)));
    }

    private Measure count() {
        words("count");
        cursor.expect("(");
        Measure inner = measure();
        cursor.expect(")");
        return new Measure.Count(inner);
    }

    private Measure property() {
        int mark = cursor.mark();
        String volume = cursor.atEnd() ? "" : volume();
        Optional<VolumeProperty> property = VolumeProperty.named(cursor.peekWord());
        if (volume.isEmpty() || property.isEmpty()) {
            cursor.back(mark);
            throw cursor.unexpected(STARTS);
        }
        words(cursor.peekWord());
        return new Measure.Property(volume, property.get());
    }

    private String volume() {
        String volume = cursor.span(c -> Character.isLetterOrDigit(c) || "_.-/".indexOf(c) >= 0);
        if (volume.isEmpty()) {
            throw cursor.unexpected(List.of("volume"));
        }
        return volume;
    }

    private String word() {
        return Template.hole(cursor, numbers).map(Value::written).orElseGet(() -> cursor.span(Character::isLetterOrDigit));
    }

    private void words(String... all) {
        for (String word : all) {
            if (!cursor.takesWord(word)) {
                throw cursor.unexpected(List.of(word));
            }
        }
    }
}
