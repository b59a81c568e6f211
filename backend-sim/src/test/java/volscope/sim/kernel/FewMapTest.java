package volscope.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pcollections.PMap;

/** A map of few keys holds what a tree map holds, in its order, and older versions stay as they were. */
class FewMapTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 16, 17, 40})
    void isAsATreeMap(int keys) {
        SplitMix random = new SplitMix(keys);
        PMap<Integer, String> map = FewMap.empty();
        Map<Integer, String> plain = new TreeMap<>();
        PMap<Integer, String> kept = map;
        Map<Integer, String> whenKept = Map.of();
        for (int i = 0; i < 3000; i++) {
            int key = random.below(keys);
            if (random.below(3) == 0) {
                map = map.minus(key);
                plain.remove(key);
            } else {
                map = map.plus(key, "v" + random.below(5));
                plain.put(key, map.getOrDefault(key, "none"));
            }
            assertThat(List.copyOf(map.entrySet())).isEqualTo(List.copyOf(plain.entrySet()));
            assertThat(map.containsKey(key)).isEqualTo(plain.containsKey(key));
            assertThat(kept).isEqualTo(whenKept);
            if (random.below(20) == 0) {
                kept = map;
                whenKept = Map.copyOf(plain);
            }
        }
        assertThat(map.plusAll(Map.of(1, "a", 50, "b"))).containsEntry(1, "a").containsEntry(50, "b").hasSizeGreaterThanOrEqualTo(2);
        assertThat(map.minusAll(List.copyOf(map.keySet()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x"})
    void theSameValueMakesNoNewVersion(String value) {
        PMap<String, String> map = FewMap.<String, String>empty().plus("k", value);
        assertThat(map.plus("k", value)).isSameAs(map);
        assertThat(map.minus("other")).isSameAs(map);
    }
}
