package volscope.sim.fs.tool;

/** Sizes as util-linux writes them: one letter, one digit behind the point where there is one. */
final class HumanSize {

    private static final String LETTERS = "BKMGTPE";

    private HumanSize() {
    }

    /** {@code 8K}, {@code 1.5G}, {@code 0B}. */
    static String oneLetter(long bytes) {
        int power = 0;
        while (power < LETTERS.length() - 1 && bytes >> 10 * (power + 1) > 0) {
            power++;
        }
        long unit = 1L << 10 * power;
        long whole = bytes / unit;
        long rest = bytes % unit;
        long thousandths = power == 0 ? 0 : (rest >> 10 * (power - 1)) * 1000 / 1024;
        long tenths = (thousandths + 50) / 100;
        if (tenths == 10) {
            whole++;
            tenths = 0;
        }
        return whole + (tenths == 0 ? "" : "." + tenths) + LETTERS.charAt(power);
    }
}
