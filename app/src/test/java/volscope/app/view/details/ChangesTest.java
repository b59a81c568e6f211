package volscope.app.view.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import volscope.app.fake.FakeRevision;
import volscope.app.session.Facts;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.LogicalVolumeInfo.Activation;
import volscope.model.machine.VolumeGroupInfo;

class ChangesTest {
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private static final Amounts AMOUNTS = new Amounts(TEXTS);
    private static final long EXTENT = 4L << 20;

    /** Volumes that count how often one of them is asked for. */
    private static final class Asked extends AbstractList<LogicalVolumeInfo> {
        private final List<LogicalVolumeInfo> volumes;
        private long times;

        Asked(List<LogicalVolumeInfo> volumes) {
            this.volumes = volumes;
        }

        @Override
        public LogicalVolumeInfo get(int index) {
            times++;
            return volumes.get(index);
        }

        @Override
        public int size() {
            return volumes.size();
        }
    }

    private static LogicalVolumeInfo volume(String name, long bytes) {
        return new LogicalVolumeInfo("vg0", name, "uuid of " + name, bytes, Optional.empty(), "-wi-a-----", "vg0-" + name,
                Activation.ACTIVE, 0);
    }

    private static List<LogicalVolumeInfo> volumes(int count) {
        return IntStream.range(0, count).mapToObj(number -> volume("lv" + number, EXTENT)).toList();
    }

    private static Facts facts(List<LogicalVolumeInfo> volumes) {
        FakeRevision bare = FakeRevision.of("6.1");
        return Facts.of(new FakeRevision(bare.id(), bare.kernel(), 0, Optional.empty(), List.of(), List.of(),
                List.of(new VolumeGroupInfo("vg0", "uuid of vg0", EXTENT, 1000, 500, List.of("/dev/vda"), volumes)), List.of(),
                bare.snapshots(), bare.stores(), List.of(), List.of()));
    }

    private static List<String> between(Facts now, Facts then) {
        return new Changes(TEXTS, AMOUNTS, now, then).sentences().stream().map(Sheet.Consequence::words).toList();
    }

    @Test
    void eachVolumeThatGoesComesOrGrowsIsSaidInTheOrderOfTheMetadata() {
        List<String> said = between(facts(List.of(volume("lv0", EXTENT), volume("lv1", EXTENT), volume("lv2", EXTENT))),
                facts(List.of(volume("lv1", 2 * EXTENT), volume("lv2", EXTENT), volume("lv3", EXTENT))));
        assertThat(said).hasSize(3);
        assertThat(said.get(0)).contains("lv0");
        assertThat(said.get(1)).contains("lv1", AMOUNTS.bytes(EXTENT), AMOUNTS.bytes(2 * EXTENT));
        assertThat(said.get(2)).contains("lv3");
    }

    @Test
    void aVolumeIsLookedAtOnceHoweverManyThereAre() {
        Asked now = new Asked(volumes(400));
        Asked then = new Asked(volumes(400).subList(1, 400));
        Facts before = facts(now);
        Facts after = facts(then);
        now.times = 0;
        then.times = 0;
        assertThat(between(before, after)).hasSize(1);
        assertThat(now.times).isEqualTo(400);
        assertThat(then.times).isEqualTo(399);
    }
}
