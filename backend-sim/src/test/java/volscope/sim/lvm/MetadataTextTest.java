package volscope.sim.lvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import volscope.sim.lvm.metadata.MetadataReader;
import volscope.sim.lvm.metadata.MetadataWriter;
import volscope.sim.lvm.metadata.TextHeader;
import volscope.sim.lvm.metadata.VolumeGroup;

/** Metadata text against a file of the real lvm: a group with two snapshots. */
class MetadataTextTest {

    private static final TextHeader HEADER = new TextHeader("vgcfgbackup -f /tmp/vg0.txt vg0", 1704067223,
            new TextHeader.Host("oracle", "6.1.0-56-amd64", "#1 SMP PREEMPT_DYNAMIC Debian 6.1.192-2 (2026-11-16)"));

    private String real = "";
    private VolumeGroup vg;

    @BeforeEach
    void read() throws IOException {
        try (var in = getClass().getResourceAsStream("metadata.txt")) {
            real = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        vg = MetadataReader.read(real).orElseThrow();
    }

    @Test
    void fileIsWrittenToTheByte() {
        assertThat(MetadataWriter.file(vg, HEADER)).hasToString(real);
    }

    @Test
    void deviceTextSaysTheSame() {
        String text = MetadataWriter.device(vg, HEADER).toString();

        assertThat(text).startsWith("vg0 {\nid = ").doesNotContain("\t#  ").contains("\n}\n\nlogical_volumes {\n\nlv0 {\n");
        assertThat(MetadataReader.read(text)).contains(vg);
    }

    @Test
    void relationsAreFound() {
        var origin = vg.lv("lv0").orElseThrow();
        var cow = vg.lv("s2").orElseThrow();

        assertThat(vg.snapshotsOf(origin)).extracting(lv -> lv.name()).containsExactly("s1", "s2");
        assertThat(vg.originOf(cow)).contains(origin);
        assertThat(vg.relationOf(cow).orElseThrow().chunkSectors()).isEqualTo(128);
        assertThat(vg.visibleLvs()).hasSize(3);
        assertThat(vg.freeExtents()).isEqualTo(120);
        assertThat(vg.minus(vg.lv("snapshot1").orElseThrow()).isCow(cow)).isFalse();
    }

    @Test
    void changesLeaveTheOldGroupAlone() {
        VolumeGroup renamed = vg.change("lv0", lv -> lv.named("base"));

        assertThat(renamed.lv("lv0")).isEmpty();
        assertThat(renamed.lvs().list().iterator().next().name()).isEqualTo("base");
        assertThat(vg.lv("lv0")).isPresent();
    }
}
