package volscope.app.lesson.handin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A chain of checksums: each covers a line and all before it. */
final class Chain {
    private static final int SHOWN = 16;

    private byte[] last;

    /** A chain that begins with a head. */
    Chain(String head) {
        this.last = sha(head.getBytes(UTF_8));
    }

    /** The checksum of the next line. */
    String next(String record) {
        byte[] line = (record + "\n").getBytes(UTF_8);
        byte[] both = new byte[last.length + line.length];
        System.arraycopy(last, 0, both, 0, last.length);
        System.arraycopy(line, 0, both, last.length, line.length);
        last = sha(both);
        return HexFormat.of().formatHex(last).substring(0, SHOWN);
    }

    /** The whole checksum of a text, as it stands in a hand-in. */
    static String of(String text) {
        return HexFormat.of().formatHex(sha(text.getBytes(UTF_8)));
    }

    private static byte[] sha(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
