package volscope.sim.thin;

/** What a pool can still do; each of them less than the one before. */
enum Mode {
    WRITE("write"),
    /** No data block is free. */
    OUT_OF_DATA_SPACE("out-of-data-space"),
    /** No metadata block is free. */
    OUT_OF_METADATA_SPACE("read-only"), READ_ONLY("read-only"), FAIL("fail");

    private final String text;

    Mode(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Whether metadata stay as they are. */
    boolean isReadOnly() {
        return compareTo(OUT_OF_METADATA_SPACE) >= 0;
    }
}
