package volscope.app.view.details;

import java.util.List;

/**
 * What there is to say about a thing.
 *
 * @param title
 *            its name
 * @param kind
 *            what it is, in a few words
 * @param rows
 *            its attributes
 */
record Sheet(String title, String kind, List<Row> rows) {

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
