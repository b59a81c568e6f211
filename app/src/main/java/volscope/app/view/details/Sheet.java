package volscope.app.view.details;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/**
 * What there is to say about a thing.
 *
 * @param title
 *            its name
 * @param kind
 *            what it is, in a few words
 * @param marks
 *            words that mark it
 * @param rows
 *            its attributes
 */
record Sheet(String title, String kind, List<Mark> marks, List<Row> rows) {

    /** A thing of which there is no word to mark. */
    Sheet(String title, String kind, List<Row> rows) {
        this(title, kind, List.of(), rows);
    }

    /**
     * A word that marks the thing.
     *
     * @param word
     *            the word
     * @param style
     *            what it means: the style of its chip
     */
    record Mark(String word, String style) {
    }

    /**
     * Something that a line would do.
     *
     * @param icon
     *            its picture
     * @param words
     *            it in a sentence
     */
    record Consequence(Feather icon, String words) {
    }

    /**
     * An attribute.
     *
     * @param name
     *            what it is called
     * @param value
     *            what it is
     */
    record Row(String name, String value) {
    }
}
