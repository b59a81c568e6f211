package volscope.model.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What completes the word before the cursor. */
class CompletionTest {

    private static final Map<String, List<String>> NAMES = Map.of("VG", List.of("vg0", "vg1"), "LV", List.of("vg0/lv0", "vg0/lv1"), "PV",
            List.of("/dev/vda", "/dev/vdb"), "DmName", List.of("vg0-lv0"), "Command", List.of("sort"), "LV_snapshot", List.of("vg0/s"));

    private final Completion completion = new Completion(CommandTable.standard(),
            (kind, prefix) -> NAMES.getOrDefault(kind, List.of()).stream().filter(name -> name.startsWith(prefix)).toList());

    private List<String> complete(String line) {
        return completion.complete(line, line.length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"lvcr; lvcreate", "so; sort", "lvcreate --si; --size", "lvcreate -L 4M v; vg0 vg1 vg0/lv0 vg0/lv1",
        "lvcreate -L 4M -n x vg; vg0 vg1 vg0/lv0 vg0/lv1", "'vgextend vg0 '; /dev/vda /dev/vdb", "vgextend vg0 /dev/vda /dev/vdb; /dev/vdb",
        "'lvcreate -p '; rw wr r", "lvcreate --permission=r; --permission=rw --permission=r", "lvcreate --permission r; rw r",
        "lvcreate -l 50; 50%VG 50%LV 50%PVS 50%FREE 50%ORIGIN", "lvcreate -l 50%F; 50%FREE", "dmsetup sus; suspend",
        "'dmsetup suspend '; vg0-lv0", "dd o; of= obs= oflag=", "lvconvert --splitsnapshot vg0/s; vg0/s",
        "echo x; ", "'sync; lvremove vg0/lv'; vg0/lv0 vg0/lv1"})
    void theWordBeforeTheCursorIsCompleted(String line, String expected) {
        List<String> words = expected == null ? List.of() : List.of(expected.split(" "));
        assertThat(complete(line)).containsAll(words).hasSameSizeAs(words);
    }

    @Test
    void anOptionThatIsGivenIsNotOfferedAgain() {
        assertThat(complete("lvcreate --addtag a -L 4M -")).contains("--addtag", "--extents").doesNotContain("-L", "--size");
    }

    @Test
    void everythingBehindTheCursorIsIgnored() {
        assertThat(completion.complete("lvcreate --si 4M vg0", "lvcreate --si".length())).containsExactly("--size");
    }

    @Test
    void completingNeverFails() {
        List<String> pieces = List.of("lvcreate", " ", "-", "--", "L", "=", "'", "4M", "vg0/lv0", ";", "-s", "\"", "dd", "of=", "dmsetup",
                "\\");
        long lines = Stream.iterate(1L, seed -> seed * 6364136223846793005L + 1442695040888963407L).limit(5000).map(seed -> {
            StringBuilder line = new StringBuilder();
            for (long rest = seed >>> 8; rest != 0; rest >>>= 5) {
                line.append(pieces.get((int) (rest % pieces.size())));
            }
            return complete(line.toString());
        }).count();
        assertThat(lines).isEqualTo(5000);
    }
}
