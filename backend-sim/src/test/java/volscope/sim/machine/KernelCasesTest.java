package volscope.sim.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.model.explain.Explanation;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/** Scripts that real kernels ran, and the same with other names and sizes. */
class KernelCasesTest {

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(KernelCasesTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"6.1,seed-fsdax", "6.1,seed-raw", "6.1,seed-sector", "6.1,seed-disk", "6.1,dm-type-table", "6.1,seed-fsdax-dev",
        "6.1,snap-basic", "6.1,metadata-text", "6.1,missing-pv", "6.1,extend-volumes", "6.1,rename-snapshot",
        "6.1,merge-refusals", "6.1,merge-restores", "6.1,merge-modified", "6.1,merge-deferred", "6.1,merge-activated", "6.1,overflow",
        "6.1,store-overflow",
        "6.1,split-and-combine", "6.1,watched-snapshot", "6.1,convert-by-name-and-tag", "6.1,conditions",
        "6.1,removal-at-once", "6.1,sparse", "6.1,signatures", "6.1,handover", "6.1,exact-fits", "6.1,flakey", "6.1,dmsetup-odds",
        "6.1,thin-dax", "6.1,xfs-options", "6.1,xfs-io-commands", "6.1,thin-targets", "6.1,thin-volumes", "6.1,thin-changes",
        "6.1,damaged-stores",
        "6.1,merges-again",
        "6.1,origins", "6.1,store-errors", "6.1,discards", "6.1,areas-filled", "6.1,devices-by-hand", "6.1,late-requests",
        "6.1,merges-written-over", "6.1,nodes-and-words", "6.1,missing-things", "6.1,sizes-that-change",
        "6.1,requests-that-wait",
        "6.1,tables-refused-again",
        "6.1,events-and-removal",
        "6.1,merges-by-hand",
        "6.1,snapshot-stacks",
        "6.1,dmsetup-seldom-used",
        "6.1,snapshot-forms", "6.1,snapshot-reports", "6.1,store-sizes", "6.1,merge-conditions",
        "6.1,split-combine-rename", "6.1,group-changes", "6.1,volume-changes", "6.1,full-snapshot",
        "6.1,memory-aftermath", "6.1,sparse-and-other-kinds", "6.1,removal-prompts", "6.1,policies-and-numbers",
        "6.1,small-volumes", "6.1,odd-names", "6.1,snapshot-daemon", "6.1,device-reports",
        "6.1,places-and-conversions", "6.1,backups-and-archives", "6.1,activation-states", "6.1,refusals-of-volumes",
        "6.1,refusals-of-groups",
        "6.1,mixed-kinds", "6.1,dax-lost-and-back", "6.1,unaligned-tables", "6.1,ext4-options", "6.1,dax-by-inode", "6.1,frozen-again",
        "6.1,volumes-that-grow", "6.1,devices-in-use", "6.1,stacks-over-memory", "6.1,ext4-tools",
        "6.1,percent-sizes", "6.1,report-settings", "6.1,several-groups", "6.1,forms-of-changes", "6.1,back-to-archives",
        "6.1,selection-conditions", "6.1,verbose-commands", "6.1,verbose-changes", "6.1,extension-by-daemon", "6.1,invalid-snapshot",
        "6.1,merges-meanwhile", "6.1,nightly-backup", "6.1,words-of-options", "6.1,sizes-with-file-systems", "6.1,places-of-snapshots",
        "6.1,tags-and-lists", "6.1,settings-and-shell", "6.1,all-settings",
        "6.1,file-flags", "6.1,xfs-tables", "6.1,seen-through-mappings", "6.1,dax-in-use", "6.1,types-by-hand",
        "6.1,sizes-in-every-form", "6.1,resized-families", "6.1,merges-in-all-states", "6.1,refused-snapshot-tables",
        "6.1,snapshot-tables-by-hand", "6.1,read-only-families", "6.1,displays-of-families", "6.1,full-reports",
        "6.1,damaged-headers", "6.1,damage-and-repair", "6.1,devices-over-themselves",
        "6.1,split-and-merged-groups", "6.1,removal-orders", "6.1,stores-that-fill", "6.1,extension-policies", "6.1,devices-told-of",
        "6.1,groups-from-backups", "6.1,split-snapshots", "6.1,thin-beside-thick",
        "6.1,mounts-again", "6.1,memory-and-disk", "6.1,trims-and-claims",
        "6.1,copied-disks", "6.1,reports-with-many-options",
        "6.1,writes-told", "6.1,volumes-over-mapped-devices", "6.1,several-devices", "6.1,groups-of-copies",
        "6.1,labels-that-come-back", "6.1,renamed-in-all-forms",
        "6.1,words-of-file-tools", "6.1,mounts-and-refusals",
        "6.1,block-tools", "6.1,activation-in-every-form", "6.1,device-lists", "6.1,mounted-devices",
        "6.1,bad-tables", "6.1,bad-chunk-sizes", "6.12,seed-fsdax", "6.12,dm-type-table", "6.12,bad-tables"})
    void printsWhatTheRealKernelPrinted(String kernel, String name) {
        Transcript real = Transcript.read(resource(kernel + "/" + name + ".txt")).equalized();
        Transcript ours = Transcript.play(resource(name + ".lab"), kernel).equalized();
        assertThat(ours.blocks()).hasSameSizeAs(real.blocks());
        for (int i = 0; i < real.blocks().size(); i++) {
            assertThat(ours.blocks().get(i)).isEqualTo(real.blocks().get(i));
        }
    }

    /** Other names of group, volumes and disk, and other sizes: each text of the real run and what it becomes. */
    private static final Map<String, Map<String, String>> RENAMED = Map.of("seed-disk",
            Map.ofEntries(Map.entry("vg0", "pool-7"), Map.entry("vg0-", "pool--7-"), Map.entry("lv0", "db"), Map.entry("snap0", "nightly"),
                    Map.entry("vda", "vdb"),
                    Map.entry("128M", "200M"), Map.entry("4M", "12M"), Map.entry("254:0", "254:16"), Map.entry("262144", "409600"),
                    Map.entry("264192", "411648"), Map.entry("8192", "24576"), Map.entry("16/8192", "16/24576"),
                    Map.entry("128.00m", "200.00m"), Map.entry("4.00m", "12.00m"), Map.entry("376.00m", "296.00m"),
                    Map.entry("(32)", "(50)")),
            "seed-fsdax",
            Map.ofEntries(Map.entry("vg0", "archive"), Map.entry("lv0", "mail"), Map.entry("snap0", "m1"), Map.entry("snap1", "m2"),
                    Map.entry("pmem0", "pmem1"), Map.entry("128M", "64M"), Map.entry("4M", "8M"), Map.entry("259:0", "259:1"),
                    Map.entry("262144", "131072"), Map.entry("264192", "133120"), Map.entry("272384", "149504"),
                    Map.entry("8192", "16384"), Map.entry("128.00m", "64.00m"), Map.entry("4.00m", "8.00m"),
                    Map.entry("376.00m", "436.00m"), Map.entry("(32)", "(16)"), Map.entry("root root 19", "root root 24")),
            "thin-volumes", Map.of("vg1", "tank", "tp", "blocks", "t1", "web", "t1s", "before", "t1ss", "older", "tp_tmeta", "blocks_tmeta",
                    "tp_tdata", "blocks_tdata", "tp-tpool", "blocks-tpool"),
            "rename-snapshot", Map.of("vg", "tank", "lv1", "home", "lv2", "before", "lv3", "nightly", "vda", "vdb", "254:0", "254:16"));

    @ParameterizedTest
    @CsvSource({"seed-disk", "seed-fsdax", "rename-snapshot", "thin-volumes"})
    void followsOtherNamesAndSizes(String name) {
        Words words = new Words(Objects.requireNonNull(RENAMED.get(name)));
        Transcript ours = Transcript.play(words.replace(resource(name + ".lab")), "6.1").equalized();
        Transcript real = Transcript.read(resource("6.1/" + name + ".txt")).equalized();
        for (int i = 0; i < real.blocks().size(); i++) {
            Transcript.Block block = real.blocks().get(i);
            if (block.command().startsWith("cat /etc/lvm")) {
                continue;
            }
            assertThat(loose(ours.blocks().get(i).output())).isEqualTo(loose(words.replace(block.output())));
            assertThat(ours.blocks().get(i).log()).isEqualTo(words.replace(block.log()));
            assertThat(loose(ours.blocks().get(i).operations())).isEqualTo(loose(words.replace(block.operations())));
        }
    }

    /** Columns are as wide as what stands in them, so blanks do not count, nor the order of rows sorted by name. */
    private static List<String> loose(List<String> lines) {
        return lines.stream().map(line -> line.replaceAll("[ |`-]+", " ").strip()).sorted().toList();
    }

    @Test
    void explainsTheRefusalByTheNamesThatAreThere() {
        Opening.Lab lab = Transcript.open("", "6.1", MachineRecording.STEPS);
        RevisionId at = lab.machine().start();
        for (String line : List.of("vgcreate -f archive /dev/pmem1", "lvcreate -L 64M -n mail archive")) {
            at = lab.machine().run(at, line).end();
        }
        Run refused = lab.machine().run(at, "lvcreate -s -L 8M -n m1 archive/mail");
        assertThat(refused.exitCode()).isEqualTo(5);
        Explanation explanation = refused.explanation().orElseThrow();
        assertThat(explanation.asked().device()).isEqualTo("archive-mail");
        assertThat(explanation.facts()).contains(
                Explanation.Fact.of(Explanation.Key.DEVICE_HAS_TYPE, "archive-mail", 3, "DAX"),
                Explanation.Fact.of(Explanation.Key.TARGET_LACKS_DIRECT_ACCESS, "snapshot-origin"),
                Explanation.Fact.of(Explanation.Key.LEFT_BEHIND, "archive/m1", "8 MiB"));
        RevisionId before = at;
        assertThat(explanation.waysOut()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(explanation.waysOut()).allSatisfy(way -> {
            RevisionId end = way.kind() == Explanation.Way.CLEAN_UP ? refused.end() : before;
            for (String line : way.lines()) {
                Run run = lab.machine().run(end, line);
                assertThat(run.exitCode()).as("%s: %s", line, run.text()).isZero();
                end = run.end();
            }
        });
    }

    /** Whole words replaced by others. */
    private record Words(Map<String, String> words) {

        private Pattern pattern() {
            return Pattern.compile(words.keySet().stream().sorted(Comparator.comparingInt(String::length).reversed())
                    .map(word -> (word.matches("\\w.*") ? "(?<![A-Za-z0-9.])" : "") + Pattern.quote(word)
                            + (word.matches(".*\\w") ? "(?![A-Za-z0-9])" : ""))
                    .collect(Collectors.joining("|")));
        }

        String replace(String text) {
            return pattern().matcher(text).replaceAll(match -> words.get(match.group()));
        }

        List<String> replace(List<String> lines) {
            return lines.stream().map(this::replace).toList();
        }
    }
}
