package volscope.sim.lvm.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;

import volscope.sim.page.Content;

/** A group's metadata text. Its volumes' sections are shared with all other texts of the same volumes, and put together when it is read. */
public final class GroupText implements Content {

    private final byte[] head;
    private final LvTable lvs;
    private final LvText form;
    private final byte[] tail;
    private final TextSum sum;

    GroupText(byte[] head, LvTable lvs, LvText form, byte[] tail) {
        this.head = head;
        this.lvs = lvs;
        this.form = form;
        this.tail = tail;
        this.sum = TextSum.of(head).plus(lvs.sum(form)).plus(TextSum.of(tail));
    }

    @Override
    public long length() {
        return sum.length();
    }

    /** The checksum of the text and the zero byte that ends it on a device. */
    public int crc() {
        return LvmCrc.of(sum.plus(TextSum.of(new byte[1])));
    }

    @Override
    public void copyTo(long from, byte[] into, int at, int count) {
        long tailStart = sum.length() - tail.length;
        for (long place = from; place < from + count;) {
            int target = at + (int) (place - from);
            long left = from + count - place;
            int part;
            if (place < head.length) {
                part = (int) Math.min(left, head.length - place);
                System.arraycopy(head, (int) place, into, target, part);
            } else if (place < tailStart) {
                part = (int) Math.min(left, tailStart - place);
                lvs.copyTo(form, place - head.length, into, target, part);
            } else {
                part = (int) left;
                System.arraycopy(tail, (int) (place - tailStart), into, target, part);
            }
            place += part;
        }
    }

    /** All of it. */
    @Override
    public String toString() {
        byte[] bytes = new byte[Math.toIntExact(length())];
        copyTo(0, bytes, 0, bytes.length);
        return new String(bytes, UTF_8);
    }
}
