package volscope.sim.lvm.libdm;

/**
 * The parts of the name of a logical volume's device.
 *
 * @param vg
 *            the group
 * @param lv
 *            the volume
 * @param layer
 *            what stands behind it, or empty
 */
public record LvmName(String vg, String lv, String layer) {

    /** No parts. */
    public static final LvmName NONE = new LvmName("", "", "");

    /** Splits a name at its single dashes; a double dash stands for one. */
    public static LvmName split(String name) {
        Part vg = Part.of(name);
        Part lv = Part.of(vg.rest());
        return new LvmName(vg.text(), lv.text(), Part.of(lv.rest()).text());
    }

    private record Part(String text, String rest) {

        static Part of(String name) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < name.length(); i++) {
                if (name.charAt(i) == '-' && i + 1 < name.length()) {
                    if (name.charAt(i + 1) != '-') {
                        return new Part(text.toString(), name.substring(i + 1));
                    }
                    i++;
                }
                text.append(name.charAt(i));
            }
            return new Part(text.toString(), "");
        }
    }
}
