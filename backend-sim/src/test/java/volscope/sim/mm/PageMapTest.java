package volscope.sim.mm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import volscope.sim.kernel.SplitMix;

/** The map by pages does what a sorted map does, and older values stay as they were. */
class PageMapTest {

    private static final long[] PAGES = {0, 1, 31, 32, 511, 512, 1023, 1024, 40_000, 1L << 33};

    private final SplitMix random = new SplitMix(7);

    private FilePage page() {
        return new FilePage(1 + random.below(2), 10 + random.below(2), PAGES[random.below(PAGES.length)] + random.below(3));
    }

    @Test
    void doesWhatASortedMapDoes() {
        TreeMap<FilePage, Integer> expected = new TreeMap<>();
        PageMap<FilePage, Integer> map = PageMap.empty();
        for (int i = 0; i < 4000; i++) {
            FilePage page = page();
            PageMap<FilePage, Integer> before = map;
            TreeMap<FilePage, Integer> then = new TreeMap<>(expected);
            if (random.below(2) == 0) {
                map = map.plus(page, i);
                expected.put(page, i);
            } else {
                map = map.minus(page);
                expected.remove(page);
            }
            assertThat(List.copyOf(map.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
            assertThat(map).hasSize(expected.size());
            assertThat(before).isEqualTo(then);
            FilePage from = page();
            FilePage end = page();
            assertThat(map.ceiling(from)).isEqualTo(expected.ceilingKey(from));
            assertThat(map.keys(from, end))
                    .isEqualTo(from.compareTo(end) < 0 ? List.copyOf(expected.subMap(from, end).keySet()) : List.of());
            assertThat(map.get(from)).isEqualTo(expected.get(from));
        }
    }

    @Test
    void takesTheFarthestPageForAnEnd() {
        PageMap<FilePage, Integer> map = PageMap.<FilePage, Integer>empty().plus(new FilePage(1, 2, 3), 4);
        assertThat(map.keys(new FilePage(1, 2, 0), new FilePage(1, 2, Long.MAX_VALUE))).containsExactly(new FilePage(1, 2, 3));
        assertThat(map.ceiling(new FilePage(1, 2, Long.MAX_VALUE))).isNull();
        assertThat(map.minus(new FilePage(1, 2, 3))).isEmpty();
    }
}
