package volscope.sim.lvm.report;

import java.util.Locale;

/**
 * A column that reports can have.
 *
 * @param id
 *            its name
 * @param kind
 *            what its values are
 * @param side
 *            where a value stands in a wider column
 * @param width
 *            the least width of the column
 * @param heading
 *            what stands above
 * @param help
 *            what it shows
 * @param section
 *            where it belongs
 */
record Field(String id, Kind kind, Side side, int width, String heading, String help, Section section) {

    /** What the values of a field are. */
    enum Kind {
        TEXT("string"), LIST("string list"), NUMBER("number"), SIZE("size"), PERCENT("percent"), FLAG("number"), TIME("time");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** What the help for conditions calls it. */
        String word() {
            return word;
        }
    }

    /** The side a value stands on. */
    enum Side {
        LEFT, RIGHT
    }

    /** What a field tells of. */
    enum Section {
        LV, LV_INFO, LV_STATUS, LV_INFO_STATUS, LABEL, PV, VG, SEG, PVSEG, SPECIAL;

        static Section of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** Whether it tells of a logical volume. */
        boolean isVolume() {
            return this == LV || this == LV_INFO || this == LV_STATUS || this == LV_INFO_STATUS;
        }
    }

    /** The name that {@code --nameprefixes} puts before a value. */
    String prefixed() {
        return "LVM2_" + id.toUpperCase(Locale.ROOT);
    }
}
