package volscope.app.view.bytes;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/** Looks for bytes in a column of a sheet, from a place on and, at the end, from the beginning. */
final class Find {
    private static final int AT_ONCE = 1 << 20;

    private final Sheet sheet;
    private final int column;
    private final byte[] wanted;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private Find(Sheet sheet, int column, byte[] wanted) {
        this.sheet = sheet;
        this.column = column;
        this.wanted = wanted;
    }

    /** What is typed: pairs of hexadecimal digits, or text, which quotes make plain. */
    static Optional<Find> of(Sheet sheet, int column, String typed) {
        String text = typed.trim();
        String digits = text.replaceAll("^0x|\\s", "");
        byte[] wanted = digits.matches("([0-9a-fA-F]{2})+") && !text.startsWith("\"")
                ? HexFormat.of().parseHex(digits)
                : text.replaceAll("^\"|\"$", "").getBytes(StandardCharsets.UTF_8);
        return wanted.length == 0 ? Optional.empty() : Optional.of(new Find(sheet, column, wanted));
    }

    void stop() {
        stopped.set(true);
    }

    int length() {
        return wanted.length;
    }

    /**
     * The next place that has the bytes.
     *
     * @param from
     *            where to begin
     * @param progress
     *            is told how many bytes were looked through
     */
    OptionalLong next(long from, LongConsumer progress) {
        OptionalLong found = between(from, sheet.bytes(), 0, progress);
        return found.isPresent() || stopped.get()
                ? found
                : between(0, Math.min(sheet.bytes(), from + wanted.length), sheet.bytes() - from, progress);
    }

    private OptionalLong between(long from, long end, long done, LongConsumer progress) {
        for (long at = from; at < end && !stopped.get(); at += AT_ONCE) {
            int length = (int) Math.min((long) AT_ONCE + wanted.length - 1, end - at);
            int[] cells = sheet.read(column, at, length);
            for (int i = 0; i + wanted.length <= length; i++) {
                if (isAt(cells, i)) {
                    return OptionalLong.of(at + i);
                }
            }
            progress.accept(done + at - from + length);
        }
        return OptionalLong.empty();
    }

    private boolean isAt(int[] cells, int at) {
        for (int i = 0; i < wanted.length; i++) {
            if (cells[at + i] != (wanted[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
