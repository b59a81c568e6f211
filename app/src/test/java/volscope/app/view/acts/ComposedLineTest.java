package volscope.app.view.acts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.LogicalVolumeInfo.Activation;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

class ComposedLineTest {
    private static final long MIB = 1 << 20;
    private static final String LINE = "lvcreate -s -n snap0 -L 4M vg0/lv0";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"name|snap7|lvcreate -s -n snap7 -L 4M vg0/lv0", "size|1G|lvcreate -s -n snap0 -L 1G vg0/lv0",
        "chunksize|64k|lvcreate -s -n snap0 -L 4M -c 64k vg0/lv0", "name|''|lvcreate -s -L 4M vg0/lv0",
        "name|a b|lvcreate -s -n 'a b' -L 4M vg0/lv0", "permission|r|lvcreate -s -n snap0 -L 4M -p r vg0/lv0"})
    void anOptionIsSetAndTheRestStays(String option, String value, String line) {
        ComposedLine changed = ComposedLine.of(LINE).with(option, value);
        assertThat(changed.text()).isEqualTo(line);
        assertThat(changed.value(option)).isEqualTo(value.isEmpty() ? Optional.empty() : Optional.of(value));
        assertThat(ComposedLine.of(line)).isEqualTo(changed);
    }

    @Test
    void settingAnOptionBackGivesTheLineBack() {
        ComposedLine line = ComposedLine.of(LINE);
        assertThat(line.with("name", "other").with("name", "snap0")).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "lvcreate", "lvcreate -s --colour red vg0/lv0", "echo x", "'"})
    void aLineThatIsNoFormHasNoFieldsAndStays(String text) {
        ComposedLine line = ComposedLine.of(text);
        assertThat(line.value("name")).isEmpty();
        assertThat(line.with("name", "x").text()).isEqualTo(text);
    }

    /** Each size has room for what it says, and an extent less has not. */
    @ParameterizedTest
    @CsvSource({"64,4,4096", "64,4,65536", "128,4,4096", "1024,4,524288", "100,1,4096"})
    void sizesOfAStoreAreJustLargeEnough(long originMib, long extentMib, long chunk) {
        var origin = new LogicalVolumeInfo("vg0", "lv0", "id", originMib * MIB, Optional.empty(), "", "vg0-lv0", Activation.ACTIVE, 0);
        var group = new VolumeGroupInfo("vg0", "id", extentMib * MIB, 1000, 900, List.of(), List.of(origin));
        long chunks = originMib * MIB / chunk;
        List<StoreSizes.Size> sizes = StoreSizes.of(group, origin, chunk);
        assertThat(sizes).extracting(StoreSizes.Size::use).containsExactly("some", "usual", "all");
        assertThat(room(sizes.get(2).bytes(), chunk)).isGreaterThanOrEqualTo(chunks);
        assertThat(room(sizes.get(2).bytes() - extentMib * MIB, chunk)).isLessThan(chunks);
        assertThat(room(sizes.get(1).bytes(), chunk)).isGreaterThanOrEqualTo((long) Math.ceil(0.15 * chunks));
    }

    private static long room(long bytes, long chunk) {
        long sectors = chunk / 512;
        return new SnapshotInfo("o", "s", "P", sectors, 1, 0, 0, 2 * sectors, bytes / 512, sectors, SnapshotInfo.State.ACTIVE).writesLeft();
    }
}
