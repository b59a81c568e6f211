package volscope.sim.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRunTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 127, 128, 129, 191, 1000, 4096, 4097})
    void bytesAreAlikeAndTheirNeighboursAsTheyWere(int count) {
        byte[] bytes = new byte[count + 9];
        byte[] expected = new byte[count + 9];
        Arrays.fill(bytes, (byte) 7);
        Arrays.fill(expected, (byte) 7);
        Arrays.fill(expected, 5, 5 + count, (byte) -3);
        ByteRun.fill(bytes, 5, count, (byte) -3);
        assertThat(bytes).isEqualTo(expected);
    }
}
