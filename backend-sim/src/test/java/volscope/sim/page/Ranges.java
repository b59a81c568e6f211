package volscope.sim.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Ranges as a visitor received them, or as they should be. */
final class Ranges implements RangeVisitor {

    private final List<long[]> ranges = new ArrayList<>();

    @Override
    public void range(long from, long to) {
        assertThat(from).isLessThan(to);
        if (!ranges.isEmpty()) {
            assertThat(from).isGreaterThan(ranges.getLast()[1]);
        }
        ranges.add(new long[]{from, to});
    }

    /** Adds the one number {@code no}, joined with the range before it. */
    void addIf(boolean differs, long no) {
        if (differs && !ranges.isEmpty() && ranges.getLast()[1] == no) {
            ranges.getLast()[1]++;
        } else if (differs) {
            ranges.add(new long[]{no, no + 1});
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        ranges.forEach(range -> text.append(range[0]).append('-').append(range[1]).append(' '));
        return text.toString();
    }
}
