package volscope.app.session;

import java.util.List;

/**
 * Chunks that a lesson, a question or a check points at; maps draw them over what is there.
 *
 * @param volume
 *            the path of the volume in whose lane they are: {@code vg0/lv0}
 * @param chunks
 *            the chunks; where order counts, in it, and as often as they come
 * @param style
 *            what is meant
 */
public record Marks(String volume, List<Long> chunks, Style style) {

    /** What a mark means. */
    public enum Style {
        /** Will be written, numbered in order. */
        NEXT_WRITES,
        /** A person says it will be copied. */
        PREDICTED,
        /** Was said, and is so. */
        RIGHT,
        /** Is so, and was not said. */
        MISSED,
        /** Was said, and is not so. */
        TOO_MANY,
        /** A rule was broken with it. */
        BROKE_RULE
    }

    /** A copy of what is handed in. */
    public Marks {
        chunks = List.copyOf(chunks);
    }
}
