package volscope.sim.fs.tool;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with a suffix, as coreutils reads them: {@code 4k}, {@code 1M}, {@code 2x512}, {@code 3MB}. */
public final class Amounts {

    private static final Pattern FORM = Pattern.compile("(0[xX][0-9a-fA-F]+|\\d+)([cwbkKMGTPE]?)(iB|B)?");
    private static final String LETTERS = "KMGTPE";

    private Amounts() {
    }

    /** The number; empty if the text is none. */
    public static OptionalLong read(String text) {
        long product = 1;
        for (String part : text.startsWith("0x") ? new String[]{text} : text.split("x", -1)) {
            Matcher matcher = FORM.matcher(part);
            if (!matcher.matches()) {
                return OptionalLong.empty();
            }
            try {
                product = Math.multiplyExact(product, Math.multiplyExact(Long.decode(trim(matcher.group(1))), factor(matcher)));
            } catch (ArithmeticException | NumberFormatException e) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(product);
    }

    /** Without leading zeroes, which do not make a number octal here. */
    private static String trim(String digits) {
        String rest = digits.replaceFirst("^0+(?=[0-9])", "");
        return rest.isEmpty() ? "0" : rest;
    }

    private static long factor(Matcher matcher) {
        String letter = matcher.group(2);
        switch (letter) {
            case "", "c" -> {
                return 1;
            }
            case "w" -> {
                return 2;
            }
            case "b" -> {
                return 512;
            }
            default -> {
                long base = "B".equals(matcher.group(3)) ? 1000 : 1024;
                long factor = 1;
                for (int i = LETTERS.indexOf(Character.toUpperCase(letter.charAt(0))); i >= 0; i--) {
                    factor = Math.multiplyExact(factor, base);
                }
                return factor;
            }
        }
    }
}
