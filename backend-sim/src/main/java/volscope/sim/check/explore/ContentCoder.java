package volscope.sim.check.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import volscope.sim.device.Data;
import volscope.sim.page.Page;
import volscope.sim.page.PageTree;
import volscope.sim.page.RunMap;

/** Puts bytes, whatever holds them: pages, data on their way, what a device holds. */
final class ContentCoder {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ContentCoder() {
    }

    static void put(byte[] bytes, Digest into) {
        into.put(bytes.length);
        put(bytes, bytes.length, into);
    }

    private static void put(byte[] bytes, int length, Digest into) {
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            into.put((long) LONG.get(bytes, at));
        }
        long rest = 0;
        for (; at < length; at++) {
            rest = rest << 8 | bytes[at] & 0xff;
        }
        into.put(rest);
    }

    static Coder page() {
        byte[] content = new byte[Page.SIZE];
        return new Kept((value, into) -> {
            ((Page) value).copyTo(0, content, 0, Page.SIZE);
            put(content, Page.SIZE, into);
        });
    }

    /** Data say the same whether they are pages, an array, or one byte repeated. */
    static Coder data(Canon canon) {
        return new Kept((value, into) -> {
            Data data = (Data) value;
            into.put(data.length());
            int whole = data.length() / Page.SIZE;
            for (int i = 0; i < whole; i++) {
                canon.put(page(data, i), into);
            }
            byte[] rest = new byte[data.length() - whole * Page.SIZE];
            data.copyTo(whole * Page.SIZE, rest, 0, rest.length);
            put(rest, rest.length, into);
        });
    }

    private static Page page(Data data, int index) {
        if (data instanceof Data.Paged paged) {
            return paged.page(index);
        }
        byte[] bytes = new byte[Page.SIZE];
        data.copyTo(index * Page.SIZE, bytes, 0, Page.SIZE);
        return Page.of(bytes);
    }

    static Coder tree(Canon canon) {
        return new Kept((value, into) -> putDifference(PageTree.EMPTY, (PageTree) value, canon, into));
    }

    /** Puts which pages of a tree differ from those of another, and what they are. */
    static void putDifference(PageTree from, PageTree tree, Canon canon, Digest into) {
        PageTree.difference(from, tree, (first, end) -> {
            for (long no = first; no < end; no++) {
                into.put(no);
                canon.put(tree.get(no), into);
            }
        });
        into.put(-1);
    }

    static Coder runs() {
        return new Kept((value, into) -> {
            ((RunMap) value).visit(0, RunMap.CHUNKS, (start, target, length) -> {
                into.put(start);
                into.put(target);
                into.put(length);
            });
            into.put(-1);
        });
    }

    /** A coder whose objects are remembered. */
    record Kept(Coder inner) implements Coder {
        @Override
        public void put(Object value, Digest into) {
            inner.put(value, into);
        }

        @Override
        public boolean isKept() {
            return true;
        }
    }
}
