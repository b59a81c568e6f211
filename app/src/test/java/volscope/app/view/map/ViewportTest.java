package volscope.app.view.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ViewportTest {
    private static final long[] VOLUMES = {1, 8, 100, 4096, 32768, 1_000_000, 100_000_768};

    static Stream<Viewport> views() {
        Random random = new Random(7);
        List<Viewport> views = new ArrayList<>();
        for (long chunks : VOLUMES) {
            for (int i = 0; i < 20; i++) {
                Zoom zoom = Zoom.USUAL;
                for (int step = random.nextInt(8); step > 0; step--) {
                    zoom = random.nextBoolean() ? zoom.in() : zoom.out();
                }
                Grid grid = new Grid(zoom, 1 + random.nextInt(900), 1 + random.nextInt(300));
                views.add(Viewport.around(random.nextLong(chunks), grid, chunks));
            }
        }
        return views.stream();
    }

    @ParameterizedTest
    @MethodSource("views")
    void aViewShowsSomethingAndStaysInTheVolume(Viewport view) {
        assertThat(view.first()).isBetween(0L, view.chunks() - 1);
        assertThat(view.first() % view.grid().columns()).isZero();
        assertThat(view.end()).isGreaterThan(view.first()).isLessThanOrEqualTo(view.chunks());
        assertThat(view.moved(-1_000_000_000).first()).isZero();
        assertThat(view.moved(1_000_000_000).end()).isEqualTo(view.chunks());
    }

    @ParameterizedTest
    @MethodSource("views")
    void aPointOnACellIsItsChunk(Viewport view) {
        long step = Math.max(1, (view.end() - view.first()) / 50);
        for (long chunk = view.first(); chunk < view.end(); chunk += step) {
            long index = chunk - view.first();
            long found = view.at(view.grid().x(index), view.grid().y(index));
            assertThat(found).isBetween(chunk - view.grid().zoom().chunks() + 1, chunk);
        }
        assertThat(view.at(-1, 0)).isEqualTo(-1);
        assertThat(view.at(0, 1e6)).isEqualTo(-1);
    }

    private static Grid grid(Viewport view, Zoom zoom) {
        return new Grid(zoom, view.grid().width(), view.grid().height());
    }

    @ParameterizedTest
    @MethodSource("views")
    void zoomingKeepsAChunkInView(Viewport view) {
        long chunk = (view.first() + view.end()) / 2;
        assertThat(view.zoomed(grid(view, view.grid().zoom().in()), chunk).shows(chunk)).isTrue();
        assertThat(view.zoomed(grid(view, view.grid().zoom().out()), chunk).shows(chunk)).isTrue();
        assertThat(view.showing(view.chunks() - 1).shows(view.chunks() - 1)).isTrue();
        assertThat(view.resized(333, 99).shows(view.first())).isTrue();
    }

    @Test
    void theWholeVolumeFitsAtTheLargestSizeThatDoes() {
        for (long chunks : VOLUMES) {
            Zoom fit = Zoom.fitting(chunks, 768, 96);
            assertThat(new Grid(fit, 768, 96).holds(chunks)).isTrue();
            assertThat(fit.in().equals(fit) || !new Grid(fit.in(), 768, 96).holds(chunks)).isTrue();
        }
    }

    @Test
    void sizesGoUpAndDownTheSameSteps() {
        Zoom zoom = new Zoom(120, 1);
        for (int i = 0; i < 16; i++) {
            Zoom smaller = zoom.out();
            assertThat(smaller.in()).isEqualTo(zoom);
            zoom = smaller;
        }
        assertThat(new Zoom(120, 1).in()).isEqualTo(new Zoom(120, 1));
    }
}
