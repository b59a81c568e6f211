package volscope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoToTest {
    private static final long CHUNKS = 100_000_768;
    private static final long CHUNK = 4096;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0", "6486|6486", "#41288413|41288413", "6,486|6486", "# 7 |7", "s51888|6486", "sector 8|1",
        "41%|41000314", "100%|100000767", "0.5%|500003", "25.34 MiB|6487", "157 GiB|41156608", "1k|0", "8K|2", "1T|268435456 none",
        "0x1fff|1"})
    void aTextSaysAChunk(String text, String chunk) {
        OptionalLong expected = chunk.endsWith("none") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(chunk));
        assertThat(GoTo.chunk(text, CHUNKS, CHUNK)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "here", "101%", "100000768", "-1", "s", "99999999999999999999", "12 parsecs"})
    void whatIsNoPlaceIsNone(String text) {
        assertThat(GoTo.chunk(text, CHUNKS, CHUNK)).isEmpty();
    }
}
