package volscope.sim.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run of entries is found in pages that hold one, and says the same as they. */
class EntryRunTest {

    private static byte[] bytes(long first, long second) {
        ByteBuffer bytes = ByteBuffer.allocate(Page.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < Page.SIZE / 16; i++) {
            bytes.putLong(first + i).putLong(second + i);
        }
        return bytes.array();
    }

    @ParameterizedTest
    @CsvSource({"0,2", "256,259", "-1,7", "4294967290,1099511627700"})
    void saysTheSameAsItsBytes(long first, long second) {
        byte[] bytes = bytes(first, second);
        EntryRun run = EntryRun.of(Page.of(bytes)).orElseThrow();
        assertThat(Page.toArray(run)).isEqualTo(bytes);
        assertThat(Page.sameContent(run, Page.of(bytes))).isTrue();
        assertThat(EntryRun.of(run)).hasValueSatisfying(same -> assertThat(same).isSameAs(run));
        for (int i = 0; i < Page.SIZE; i++) {
            assertThat(run.at(i)).isEqualTo(bytes[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "15", "16", "2048", "4080", "4095"})
    void oneOtherByteIsNoRun(int offset) {
        byte[] bytes = bytes(5, 9);
        bytes[offset]++;
        assertThat(EntryRun.of(Page.of(bytes))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,1", "100,7", "4000,96"})
    void canBeWrittenOver(int offset, int length) {
        PageSession session = new PageSession(PageTree.EMPTY);
        session.set(3, EntryRun.of(Page.of(bytes(5, 9))).orElseThrow());
        session.write(3L * Page.SIZE + offset, new byte[length], 0, length);
        byte[] expected = bytes(5, 9);
        java.util.Arrays.fill(expected, offset, offset + length, (byte) 0);
        assertThat(Page.toArray(session.publish().get(3))).isEqualTo(expected);
    }
}
