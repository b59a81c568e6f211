package volscope.sim.machine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import volscope.model.explain.Finding.Rule;
import volscope.model.machine.Exploration;
import volscope.sim.check.explore.Canon;
import volscope.sim.device.Bio;
import volscope.sim.device.BioFlag;
import volscope.sim.device.Data;
import volscope.sim.device.Disk;
import volscope.sim.device.Driver;
import volscope.sim.device.Hardware;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Layer;
import volscope.sim.kernel.Rebuilt;
import volscope.sim.kernel.Subsystem;
import volscope.sim.machine.Move;

/** The checker finds what nobody thought of when it was written: hardware that spoils the requests of the kernel. */
class UnforeseenTest {

    private static final String SCRIPT = """
            #: kernel=dax-full vda=32K vdb=64K
            sec w /dev/vda 0 64 o; blockdev --flushbufs /dev/vda
            dmsetup create base --table '0 64 snapshot-origin /dev/vda'
            dmsetup create snap --table '0 64 snapshot /dev/vda /dev/vdb P 8'
            dmsetup suspend base; dmsetup resume base
            task w sec w /dev/mapper/base 0 8 A
            task v sec w /dev/mapper/base 8 8 B
            """;
    private static final int ENTRY = 16;

    /** What spoils requests to disks. */
    private static final class Spoilt extends Subsystem<String> implements Driver {
        private final UnaryOperator<Bio> heard;

        private Spoilt(Kernel kernel, UnaryOperator<Bio> heard) {
            super(kernel);
            this.heard = heard;
        }

        static Layer<Spoilt, String> layer(UnaryOperator<Bio> heard) {
            return new Layer<>("spoilt disks", "", (kernel, nothing) -> new Spoilt(kernel, heard));
        }

        @Override
        public String publish() {
            return "";
        }

        @Override
        public Set<Integer> majors() {
            return Set.of(Hardware.VIRTIO_MAJOR);
        }

        @Override
        public void submit(Disk disk, Bio bio) {
            kernel.get(Hardware.LAYER).submit(disk, heard.apply(bio));
        }
    }

    private static Bio with(Bio bio, long sectors, Data data) {
        return new Bio(bio.id(), bio.op(), bio.dev(), bio.sector(), sectors, bio.flags(), data, bio.end());
    }

    /** A copy to a store lacks its last sector. */
    private static Bio shortened(Bio bio) {
        boolean isCopy = bio.has(BioFlag.BACKGROUND) && bio.sectors() > 1;
        return isCopy ? with(bio, bio.sectors() - 1, bio.data().slice(0, (int) (bio.sectors() - 1) * 512)) : bio;
    }

    /** An area of entries is written without the newest. */
    private static Bio forgetful(Bio bio) {
        if (!bio.has(BioFlag.FUA)) {
            return bio;
        }
        byte[] entries = bio.data().toArray();
        for (int at = entries.length - ENTRY; at >= 0; at -= ENTRY) {
            if (entries[at + Long.BYTES] != 0) {
                entries[at + Long.BYTES] = 0;
                entries[at] = 0;
                return with(bio, bio.sectors(), Data.of(entries));
            }
        }
        return bio;
    }

    private static Search.Outcome explored(UnaryOperator<Bio> heard) {
        return explored(SCRIPT, heard);
    }

    private static Search.Outcome explored(String script, UnaryOperator<Bio> heard) {
        KernelState start = Rebuilt.with(SearchTest.start(script, "dax-full"), Spoilt.layer(heard));
        return new Search(start, Canon.Form.HASH, Exploration.Grain.JOINED, 1000, 1, states -> Exploration.Wish.GO_ON).run();
    }

    static Stream<Arguments> spoilt() {
        UnaryOperator<Bio> shortened = UnforeseenTest::shortened;
        UnaryOperator<Bio> forgetful = UnforeseenTest::forgetful;
        return Stream.of(Arguments.of("a copy is shortened by a sector", shortened, Rule.DATA),
                Arguments.of("a commit forgets an entry", forgetful, Rule.DATA));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void aBrokenRuleIsFound(String what, UnaryOperator<Bio> heard, Rule rule) {
        assertThat(explored(heard)).isInstanceOfSatisfying(Search.Broken.class,
                broken -> assertThat(broken.finding().rule()).isEqualTo(rule));
    }

    /** One that is over before anything can be chosen is not counted among those that can move. */
    @Test
    void aTaskThatEndsAtOnceIsNotTakenForAnother() {
        Search.Broken alone = (Search.Broken) explored(UnforeseenTest::shortened);
        Search.Broken beside = (Search.Broken) explored(SCRIPT + "task a true\n", UnforeseenTest::shortened);
        assertThat(beside.path()).contains(new Move.Step("a"));
        assertThat(beside.path().stream().filter(move -> !move.equals(new Move.Step("a")))).isEqualTo(alone.path());
    }

    @Test
    void hardwareThatSpoilsNothingBreaksNothing() {
        assertThat(explored(bio -> bio)).isInstanceOf(Search.Kept.class);
    }
}
