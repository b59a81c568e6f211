package volscope.sim.lvm.libdm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How names are escaped that udev could not take: each byte that is not harmless becomes {@code \xNN}. */
public enum Mangling {
    /** Not at all. */
    NONE,
    /** Unless it was done already. */
    AUTO,
    /** Always, even the backslash. */
    HEX;

    private static final String HARMLESS = "#+-.:=@_";
    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-fA-F]{2})");
    private static final Pattern ESCAPED = Pattern.compile("\\\\x..");
    private static final String TWICE = "\\x5cx";

    /** The name as the kernel gets it; empty if it is half escaped. */
    public Optional<String> mangle(String name) {
        return switch (this) {
            case NONE -> Optional.of(name);
            case HEX -> Optional.of(escape(name));
            case AUTO -> auto(name);
        };
    }

    private static Optional<String> auto(String name) {
        boolean escaped = name.contains("\\x");
        boolean harmful = !isHarmless(ESCAPED.matcher(name).replaceAll(""));
        if (escaped && harmful) {
            return Optional.empty();
        }
        return Optional.of(harmful ? escape(name) : name);
    }

    private static boolean isHarmless(String name) {
        return name.chars().allMatch(Mangling::isHarmless);
    }

    private static boolean isHarmless(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || HARMLESS.indexOf(c) >= 0;
    }

    private static String escape(String name) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : name.getBytes(UTF_8)) {
            int c = b & 0xff;
            escaped.append(isHarmless(c) ? String.valueOf((char) c) : "\\x%02x".formatted(c));
        }
        return escaped.toString();
    }

    /** The name as a person gets it. */
    public String unmangle(String name) {
        return this == NONE || !name.contains("\\x") ? name : unescape(name);
    }

    private static String unescape(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher escape = ESCAPE.matcher(name);
        int at = 0;
        while (escape.find()) {
            bytes.writeBytes(name.substring(at, escape.start()).getBytes(UTF_8));
            bytes.write(Integer.parseInt(escape.group(1), 16));
            at = escape.end();
        }
        bytes.writeBytes(name.substring(at).getBytes(UTF_8));
        byte[] all = bytes.toByteArray();
        String text = new String(all, UTF_8);
        return text.indexOf('\ufffd') < 0 ? text : new String(all, ISO_8859_1);
    }

    /** Whether a name was escaped twice, which the usual way does not take. */
    public boolean refuses(String name) {
        return this == AUTO && name.contains(TWICE);
    }
}
