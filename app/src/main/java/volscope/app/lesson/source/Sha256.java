package volscope.app.lesson.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum that lesson files and hand-ins carry. */
public final class Sha256 {
    private Sha256() {
    }

    /** The checksum of a text in hex, its line ends as they are on Unix. */
    public static String of(String text) {
        return HexFormat.of().formatHex(of(text.replace("\r\n", "\n").getBytes(UTF_8)));
    }

    /** The 32 bytes of a checksum. */
    public static byte[] of(byte[] bytes) {
        return begin().digest(bytes);
    }

    /** A checksum of bytes that are given one after the other. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
