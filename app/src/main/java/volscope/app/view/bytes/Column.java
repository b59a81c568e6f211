package volscope.app.view.bytes;

import java.util.Optional;

/**
 * A column of bytes.
 *
 * @param title
 *            whose they are
 * @param note
 *            what they are
 * @param source
 *            reads them
 * @param node
 *            the device node that writes them; empty if that is not for a person to do
 */
record Column(String title, String note, Source source, Optional<String> node) {
    /** Where nothing is, or it cannot be read. */
    static final int ABSENT = -1;

    Column(String title, String note, Source source) {
        this(title, note, source, Optional.empty());
    }

    /** Reads bytes of a column. */
    @FunctionalInterface
    interface Source {

        /**
         * Reads what stands at the addresses of a sheet.
         *
         * @return as many as are asked for, 0 to 255, or {@link #ABSENT}
         */
        int[] read(long offset, int length);
    }
}
