package volscope.sim.lvm.metadata;

import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

/** A volume in a {@link LvTree}, with its sections of metadata text once they were asked for. */
final class LvEntry {

    private static final int FORMS = LvText.Form.values().length;

    private final LogicalVolume volume;
    private final @Nullable Section[] sections = new Section[FORMS];

    /** A section as it was written last. */
    private record Section(LvText text, byte[] bytes, TextSum sum) {
    }

    LvEntry(LogicalVolume volume) {
        this.volume = volume;
    }

    LogicalVolume volume() {
        return volume;
    }

    byte[] bytes(LvText text) {
        return section(text).bytes();
    }

    TextSum sum(LvText text) {
        return section(text).sum();
    }

    private Section section(LvText text) {
        Section known = sections[text.form().ordinal()];
        if (known == null || known.text() != text && !known.text().equals(text)) {
            byte[] bytes = text.section(volume);
            known = new Section(text, bytes, TextSum.of(bytes));
            sections[text.form().ordinal()] = known;
        }
        return known;
    }

    /** How many physical extents it takes. */
    long usedExtents() {
        long used = 0;
        for (Segment segment : volume.segments()) {
            used += segment instanceof Segment.Striped striped ? striped.extents().count() : 0;
        }
        return used;
    }

    /** The number that a name of a series ends with, as {@code sscanf} reads it: what follows the number doesn't matter. */
    static OptionalLong number(String series, String name) {
        int from = series.length();
        if (!name.startsWith(series)) {
            return OptionalLong.empty();
        }
        int digits = from < name.length() && (name.charAt(from) == '+' || name.charAt(from) == '-') ? from + 1 : from;
        int end = digits;
        while (end < name.length() && end - digits < 10 && Character.isDigit(name.charAt(end))) {
            end++;
        }
        return end == digits ? OptionalLong.empty() : OptionalLong.of((int) Long.parseLong(name.substring(from, end)));
    }
}
