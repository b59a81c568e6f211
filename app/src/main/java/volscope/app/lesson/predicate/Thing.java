package volscope.app.lesson.predicate;

import java.util.OptionalLong;

/**
 * What a predicate is about, to be shown.
 *
 * @param volume
 *            a logical volume as the predicate names it
 * @param chunk
 *            one of its chunks
 */
public record Thing(String volume, OptionalLong chunk) {

    static Thing of(String volume) {
        return new Thing(volume, OptionalLong.empty());
    }

    static Thing of(String volume, long chunk) {
        return new Thing(volume, OptionalLong.of(chunk));
    }
}
