package volscope.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A queue gives work in its order, and what it published stays as it was, whoever goes on from it. */
class WorkQueueTest {

    private record Numbered(int number) implements Work {
        @Override
        public String label() {
            return "work " + number;
        }

        @Override
        public void run(Kernel kernel) {
            // never run
        }
    }

    private record Kept(List<Work> value, List<Work> content) {
    }

    @ParameterizedTest
    @CsvSource({"1,2,5", "2,2,50", "3,3,5", "4,2,1000000", "5,4,3"})
    void isAsAPlainQueue(long seed, int adds, int publications) {
        SplitMix random = new SplitMix(seed);
        WorkQueue queue = new WorkQueue(List.of());
        ArrayDeque<Work> plain = new ArrayDeque<>();
        List<Kept> kept = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            if (random.below(4) < adds && plain.size() < 300) {
                queue.addLast(new Numbered(i));
                plain.addLast(new Numbered(i));
            } else {
                assertThat(queue.pollFirst()).isEqualTo(plain.pollFirst());
            }
            if (random.below(publications) == 0 && kept.size() < 400) {
                List<Work> value = queue.publish();
                assertThat(value).containsExactlyElementsOf(plain);
                assertThat(queue.publish()).isSameAs(value);
                kept.add(new Kept(value, List.copyOf(plain)));
            }
            if (!kept.isEmpty() && random.below(500) == 0) {
                Kept back = kept.get(random.below(kept.size()));
                queue = new WorkQueue(back.value);
                plain = new ArrayDeque<>(back.content);
            }
        }
        kept.forEach(one -> assertThat(one.value).containsExactlyElementsOf(one.content));
    }
}
