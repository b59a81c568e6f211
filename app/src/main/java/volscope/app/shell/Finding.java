package volscope.app.shell;

/**
 * Something that the search found.
 *
 * @param kind
 *            what it is: a key of the bundle under {@code find.KIND}
 * @param words
 *            how it reads
 * @param note
 *            what is said beside it, may be empty
 * @param action
 *            does it, or goes there
 */
record Finding(String kind, String words, String note, Runnable action) {
}
