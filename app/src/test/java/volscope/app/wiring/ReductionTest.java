package volscope.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import volscope.app.lab.SmallWorlds;
import volscope.model.machine.Exploration.Bounds;
import volscope.model.machine.Exploration.Broken;
import volscope.model.machine.Exploration.Grain;
import volscope.model.machine.Exploration.Kept;
import volscope.model.machine.Exploration.Memory;
import volscope.model.machine.Exploration.Verdict;
import volscope.model.machine.Exploration.Wish;
import volscope.model.machine.Exploration.World;
import volscope.sim.machine.explore.Explorer;
import volscope.sim.profile.Mistake;

/** What the search leaves out changes nothing that it says: in the smallest steps the same worlds are kept and the same are broken. */
class ReductionTest {

    private static Verdict verdict(String world, String kernel, Grain grain) {
        String script = SmallWorlds.all().stream().filter(small -> small.name().equals(world)).findFirst().orElseThrow().script();
        return new Explorer(1).explore(new World(script, Optional.of(kernel)),
                new Bounds(Integer.MAX_VALUE, Memory.FINGERPRINTS, grain), states -> Wish.GO_ON);
    }

    private static void assertSame(String world, String kernel) {
        Verdict coarse = verdict(world, kernel, Grain.JOINED);
        Verdict fine = verdict(world, kernel, Grain.SINGLE);
        assertThat(fine).isInstanceOf(coarse.getClass());
        if (coarse instanceof Broken broken) {
            assertThat(((Broken) fine).finding().rule()).isEqualTo(broken.finding().rule());
        } else {
            assertThat(((Kept) coarse).states()).isLessThanOrEqualTo(((Kept) fine).states());
        }
    }

    @ParameterizedTest
    @CsvSource({"dma,dax-full", "dma,dax-full+ignore-pins", "reload,dax-full+allow-dax-to-bio", "readers,dax-full+lazy-no-unmap"})
    void someWorldsAreJudgedAlike(String world, String kernel) {
        assertSame(world, kernel);
    }

    static Stream<Arguments> all() {
        List<String> kernels = Stream.concat(Stream.of("dax-full", "dax-origin", "dax-2018-api"),
                Arrays.stream(Mistake.values()).map(mistake -> "dax-full+" + mistake.word())).toList();
        return SmallWorlds.all().stream().flatMap(world -> kernels.stream().map(kernel -> Arguments.of(world.name(), kernel)));
    }

    /** All of them, which takes longer: run with {@code -Dvolscope.search=whole}. */
    @ParameterizedTest
    @MethodSource("all")
    @EnabledIfSystemProperty(named = "volscope.search", matches = "whole")
    void allWorldsAreJudgedAlike(String world, String kernel) {
        assertSame(world, kernel);
    }
}
