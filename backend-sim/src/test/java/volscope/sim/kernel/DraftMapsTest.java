package volscope.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** Drafts of maps hold what a plain map holds, and what they published stays as it was. */
class DraftMapsTest {

    @ParameterizedTest
    @CsvSource({"1,4", "2,40", "3,1000", "4,1", "5,300"})
    void draftsAreAsPlainMaps(long seed, int keys) {
        SplitMix random = new SplitMix(seed);
        Map<Long, String> plain = new HashMap<>();
        PSortedMap<Long, String> start = TreePMap.empty();
        LongDraftMap<String, PSortedMap<Long, String>> numbers = new LongDraftMap<>(start);
        DraftMap<Long, String, PSortedMap<Long, String>> boxed = new DraftMap<>(start);
        PSortedMap<Long, String> published = start;
        Map<Long, String> whenPublished = Map.of();
        for (int i = 0; i < 5000; i++) {
            long key = (long) random.below(keys) << random.below(2) * 30;
            if (random.below(3) == 0) {
                plain.remove(key);
                numbers.remove(key);
                boxed.remove(key);
            } else {
                String value = "v" + random.below(50);
                plain.put(key, value);
                numbers.put(key, value);
                boxed.put(key, value);
            }
            assertThat(numbers.find(key)).isEqualTo(Optional.ofNullable(plain.get(key))).isEqualTo(boxed.find(key));
            assertThat(numbers.size()).isEqualTo(plain.size()).isEqualTo(boxed.size());
            if (random.below(40) == 0) {
                assertThat(published).isEqualTo(whenPublished);
                published = numbers.publish();
                whenPublished = Map.copyOf(plain);
                assertThat(published).isEqualTo(plain).isEqualTo(boxed.publish()).isSameAs(numbers.publish());
            }
            if (random.below(200) == 0) {
                numbers = new LongDraftMap<>(numbers.publish());
                boxed = new DraftMap<>(boxed.publish());
            }
        }
    }
}
