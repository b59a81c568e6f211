package volscope.sim.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of pairs say the same as their bytes, and versions stay as they were while the next ones are made. */
class EntryPageTest {

    private static final int PAIR = 16;

    private static byte[] bytes(List<long[]> pairs) {
        ByteBuffer bytes = ByteBuffer.allocate(Page.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        pairs.forEach(pair -> bytes.putLong(pair[0]).putLong(pair[1]));
        return bytes.array();
    }

    private static List<long[]> inRow(long first, long second) {
        List<long[]> pairs = new ArrayList<>();
        for (int i = 0; i < EntryPage.PAIRS; i++) {
            pairs.add(new long[]{first + i, second + i});
        }
        return pairs;
    }

    private static EntryWriter filled(List<long[]> pairs) {
        EntryWriter writer = EntryWriter.after(Page.ZERO, 0).orElseThrow();
        pairs.forEach(pair -> assertThat(writer.add(pair[0], pair[1])).isTrue());
        return writer;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyVersionSaysTheSameAsItsBytes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<long[]> pairs = new ArrayList<>();
        List<Page> versions = new ArrayList<>();
        EntryWriter writer = filled(pairs);
        for (int i = 0; i <= EntryPage.PAIRS; i++) {
            versions.add(writer.page());
            assertThat(writer.isFull()).isEqualTo(i == EntryPage.PAIRS);
            if (random.nextInt(20) == 0) {
                writer = EntryWriter.after(versions.get(i), i).orElseThrow();
            }
            if (i < EntryPage.PAIRS) {
                pairs.add(new long[]{random.nextLong(1L << 32), random.nextLong(1L << 1 + random.nextInt(32))});
                assertThat(writer.add(pairs.get(i)[0], pairs.get(i)[1])).isTrue();
            }
        }
        for (int i = 0; i <= EntryPage.PAIRS; i++) {
            byte[] bytes = bytes(pairs.subList(0, i));
            assertThat(Page.toArray(versions.get(i))).isEqualTo(bytes);
            int from = random.nextInt(Page.SIZE);
            byte[] part = new byte[random.nextInt(Page.SIZE - from) + 1];
            versions.get(i).copyTo(from, part, 0, part.length);
            assertThat(part).isEqualTo(Arrays.copyOfRange(bytes, from, from + part.length));
            assertThat(versions.get(i).matches(from, bytes, from, part.length)).isTrue();
            assertThat(versions.get(i).at(from)).isEqualTo(bytes[from]);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void twoThatGoOnFromOneVersionDoNotMeet(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<long[]> pairs = new ArrayList<>(inRow(random.nextInt(9), 3).subList(0, 1 + random.nextInt(200)));
        Page start = filled(pairs).page();
        EntryWriter one = EntryWriter.after(start, pairs.size()).orElseThrow();
        EntryWriter other = EntryWriter.after(start, pairs.size()).orElseThrow();
        byte[] before = bytes(pairs);
        one.add(1, 2);
        other.add(3, 4);
        assertThat(Page.toArray(start)).isEqualTo(before);
        pairs.add(new long[]{1, 2});
        assertThat(Page.toArray(one.page())).isEqualTo(bytes(pairs));
        pairs.set(pairs.size() - 1, new long[]{3, 4});
        assertThat(Page.toArray(other.page())).isEqualTo(bytes(pairs));
    }

    @ParameterizedTest
    @CsvSource({"0,2", "256,259", "4294967039,4294967000"})
    void aFullRowIsARun(long first, long second) {
        List<long[]> pairs = inRow(first, second);
        Page page = filled(pairs).page();
        assertThat(page).isInstanceOf(EntryRun.class);
        assertThat(Page.toArray(page)).isEqualTo(bytes(pairs));
        pairs.get(100)[1]++;
        assertThat(filled(pairs).page()).isInstanceOf(EntryPage.class);
    }

    @ParameterizedTest
    @CsvSource({"4294967296,1", "1,4294967296", "-1,7"})
    void largeNumbersDoNotFit(long first, long second) {
        EntryWriter writer = filled(inRow(5, 9).subList(0, 3));
        Page before = writer.page();
        assertThat(writer.add(first, second)).isFalse();
        assertThat(Page.sameContent(writer.page(), before)).isTrue();
        assertThat(EntryWriter.after(Page.of(bytes(List.of(new long[]{first, second}))), 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {3 * PAIR, 4 * PAIR + 9, Page.SIZE - 1})
    void whatStandsBehindIsNotLost(int offset) {
        byte[] bytes = bytes(inRow(5, 9).subList(0, 3));
        assertThat(EntryWriter.after(Page.of(bytes), 3)).isPresent();
        bytes[offset] = 1;
        assertThat(EntryWriter.after(Page.of(bytes), 3)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,1", "100,7", "4000,96"})
    void canBeWrittenOver(int offset, int length) {
        for (int count : new int[]{40, EntryPage.PAIRS}) {
            PageSession session = new PageSession(PageTree.EMPTY);
            List<long[]> pairs = inRow(5, 9).subList(0, count);
            session.set(3, filled(pairs).page());
            session.write(3L * Page.SIZE + offset, new byte[length], 0, length);
            byte[] expected = bytes(pairs);
            Arrays.fill(expected, offset, offset + length, (byte) 0);
            assertThat(Page.toArray(session.publish().get(3))).isEqualTo(expected);
        }
    }
}
