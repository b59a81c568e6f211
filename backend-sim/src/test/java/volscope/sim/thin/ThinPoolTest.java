package volscope.sim.thin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.sim.device.BioOp;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.SplitMix;

/** Thin pools: what devices hold against plain arrays, and the numbers of blocks. */
class ThinPoolTest {

    private static final int SECTORS = 8 * 128;
    private static final int DEVICES = 6;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void devicesHoldWhatWasWritten(long seed) {
        SplitMix random = new SplitMix(seed);
        ThinRig rig = new ThinRig(1024, 256);
        Map<Integer, char[]> model = new TreeMap<>();
        rig.message("create_thin 0");
        rig.thin("t0", 0, SECTORS);
        model.put(0, new char[SECTORS]);
        for (int step = 0; step < 400; step++) {
            act(rig, random, model, step);
            assertAccounts(rig, model.keySet());
        }
        model.forEach((device, content) -> assertThat(rig.read("t" + device, 0, SECTORS)).isEqualTo(text(content)));
    }

    private static String text(char[] content) {
        return new String(content).replace('\0', '.');
    }

    private static void act(ThinRig rig, SplitMix random, Map<Integer, char[]> model, int step) {
        List<Integer> known = new ArrayList<>(model.keySet());
        int device = known.get((int) random.below(known.size()));
        char[] content = Objects.requireNonNull(model.get(device));
        int first = (int) random.below(SECTORS);
        int count = 1 + (int) random.below(Math.min(300, SECTORS - first));
        switch ((int) random.below(12)) {
            case 0 -> snapshot(rig, random, model, device);
            case 1 -> {
                if (known.size() > 1) {
                    rig.remove("t" + device);
                    rig.message("delete " + device);
                    model.remove(device);
                }
            }
            case 2 -> {
                rig.await(rig.send("t" + device, BioOp.DISCARD, first, count, ' '));
                int from = (first + 127) / 128 * 128;
                int to = (first + count) / 128 * 128;
                Arrays.fill(content, from, Math.max(from, to), '\0');
            }
            case 3 -> {
                rig.suspend("pool");
                rig.resume("pool");
            }
            case 4 -> rig.reopen();
            case 5 -> assertThat(rig.read("t" + device, first, count)).isEqualTo(text(content).substring(first, first + count));
            default -> {
                char c = (char) ('A' + step % 26);
                assertThat(rig.write("t" + device, first, count, c)).isEqualTo("ok");
                Arrays.fill(content, first, first + count, c);
            }
        }
    }

    private static void snapshot(ThinRig rig, SplitMix random, Map<Integer, char[]> model, int origin) {
        int device = (int) random.below(DEVICES);
        if (model.containsKey(device)) {
            assertThatThrownBy(() -> rig.message("create_snap " + device + " " + origin)).isInstanceOf(ErrnoException.class);
            return;
        }
        rig.suspend("t" + origin);
        rig.message("create_snap " + device + " " + origin);
        rig.resume("t" + origin);
        rig.thin("t" + device, device, SECTORS);
        model.put(device, Objects.requireNonNull(model.get(origin)).clone());
    }

    /** Each data block is counted as often as leaves name it, and each device's mapped blocks are those of its tree. */
    private static void assertAccounts(ThinRig rig, Set<Integer> devices) {
        rig.kernel().drain();
        Metadata metadata = rig.pool().metadata;
        Set<Long> used = new HashSet<>();
        for (int device : devices) {
            long mapped = 0;
            for (OptionalLong at = metadata.nextMapped(device, 0); at.isPresent(); at = metadata.nextMapped(device, at.getAsLong() + 1)) {
                used.add(metadata.find(device, at.getAsLong()).orElseThrow().block());
                mapped++;
            }
            assertThat(metadata.details(device).mapped()).isEqualTo(mapped);
        }
        Map<Long, Integer> named = new HashMap<>();
        metadata.publish().nodes().held().values().stream().map(Nodes.Held::node).filter(Node::isLeaf)
                .filter(node -> node.tree() == Tree.MAPPINGS).forEach(node -> {
                    for (int i = 0; i < node.size(); i++) {
                        named.merge(Mapping.of(node.value(i)).block(), 1, Integer::sum);
                    }
                });
        assertThat(named.keySet()).isEqualTo(used);
        named.forEach((block, count) -> assertThat(metadata.uses(block)).isEqualTo(count));
        assertThat(metadata.data().used()).isEqualTo(used.size());
    }

    /** Numbers that the kernel gave for the same steps. */
    @ParameterizedTest
    @CsvSource({"create_thin 1, 0 112/1024 0/128", "create_thin 1;create_snap 2 1, 0 112/1024 0/128",
        "create_thin 1;write 0;create_snap 2 1;write 0, 0 113/1024 2/128",
        "create_thin 1;write 0;create_snap 2 1;write 0;delete 2, 0 112/1024 1/128",
        "create_thin 1;write 0;write 3;set_transaction_id 0 7, 7 112/1024 2/128"})
    void theStatusCountsBlocks(String steps, String numbers) {
        ThinRig rig = new ThinRig(1024, 128);
        assertThat(rig.status("pool")).isEqualTo("0 111/1024 0/128 - rw discard_passdown queue_if_no_space - 256 ");
        for (String step : steps.split(";")) {
            if (step.startsWith("write ")) {
                if (rig.dm().find(volscope.sim.dm.DmKey.name("t")).isEmpty()) {
                    rig.thin("t", 1, 4096);
                }
                rig.write("t", Long.parseLong(step.substring(6)) * 128, 1, 'X');
            } else {
                rig.message(step);
            }
        }
        assertThat(rig.status("pool")).startsWith(numbers + " - rw ");
    }

    @Test
    void aFullPoolQueuesUntilItGrowsOrGivesUp() {
        ThinRig rig = new ThinRig(1024, 4);
        rig.message("create_thin 1");
        rig.thin("t", 1, 8 * 128);
        for (int block = 0; block < 4; block++) {
            assertThat(rig.write("t", block * 128, 1, 'A')).isEqualTo("ok");
        }
        long waiting = rig.send("t", BioOp.WRITE, 4 * 128, 1, 'B');
        rig.kernel().drain();
        assertThat(rig.status("pool")).contains("4/4 - out_of_data_space");
        assertThat(rig.write("t", 0, 1, 'C')).as("what is mapped can be written").isEqualTo("ok");
        rig.kernel().advance(rig.kernel().now() + 61_000_000_000L);
        assertThat(rig.await(waiting)).isEqualTo("ENOSPC");
        assertThat(rig.log()).contains("device-mapper: thin: 253:0: switching pool to out-of-data-space (queue IO) mode",
                "device-mapper: thin: 253:0: switching pool to out-of-data-space (error IO) mode");
        rig.await(rig.send("t", BioOp.DISCARD, 0, 128, ' '));
        rig.kernel().advance(rig.kernel().now() + 2_000_000_000L);
        rig.kernel().drain();
        assertThat(rig.write("t", 4 * 128, 1, 'B')).isEqualTo("ok");
        assertThat(rig.status("pool")).contains("4/4 - rw discard_passdown queue_if_no_space");
    }

    @Test
    void metadataOfTheSuperblockAreFoundAgain() {
        ThinRig rig = new ThinRig(1024, 16);
        rig.message("create_thin 1");
        rig.thin("t", 1, 8 * 128);
        rig.write("t", 130, 2, 'A');
        rig.remove("t");
        rig.remove("pool");
        rig.reopen();
        rig.create("pool", "0 2048 thin-pool 254:0 254:16 128 0");
        rig.thin("t", 1, 8 * 128);
        assertThat(rig.read("t", 128, 5)).isEqualTo("..AA.");
        assertThat(rig.status("t")).isEqualTo("128 255");
    }

    @Test
    void metadataThatRunOutMakeThePoolReadOnly() {
        ThinRig rig = new ThinRig(16, 4096);
        rig.message("create_thin 1");
        rig.thin("t", 1, 4096 * 128);
        List<String> ends = new ArrayList<>();
        for (int block = 0; block < 4096 && !ends.contains("EIO"); block++) {
            ends.add(rig.write("t", block * 128L, 1, 'A'));
        }
        assertThat(ends).contains("EIO");
        assertThat(rig.log()).contains("device-mapper: thin: No free metadata blocks",
                "device-mapper: thin: 253:0: switching pool to read-only mode");
        assertThat(rig.read("t", 0, 2)).isEqualTo("A.");
    }
}
