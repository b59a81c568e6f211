package volscope.sim.page;

import java.util.Arrays;
import java.util.Objects;

/** A page that is a part of some {@link Content}, zeros behind its end: it costs a few bytes whatever it shows. */
public final class ContentPage implements Page {

    private final Content content;
    private final long start;

    /** The page whose first byte is byte {@code start} of some content. */
    public ContentPage(Content content, long start) {
        this.content = content;
        this.start = start;
    }

    @Override
    public byte at(int offset) {
        byte[] one = new byte[1];
        copyTo(offset, one, 0, 1);
        return one[0];
    }

    @Override
    public void copyTo(int from, byte[] target, int at, int length) {
        Objects.checkFromIndexSize(from, length, SIZE);
        content.copyPadded(start + from, target, at, length);
    }

    @Override
    public boolean matches(int from, byte[] other, int at, int length) {
        byte[] own = new byte[length];
        copyTo(from, own, 0, length);
        return Arrays.equals(own, 0, length, other, at, at + length);
    }

    @Override
    public String toString() {
        return "ContentPage[" + start + "]";
    }
}
