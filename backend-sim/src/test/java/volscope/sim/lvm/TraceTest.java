package volscope.sim.lvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.Limits.DaxFlag;
import volscope.sim.profile.Profiles;

/** Every lvm command of some transcripts of the real programs, run here: what is said, returned, logged and asked of the device mapper. */
class TraceTest {

    @ParameterizedTest
    @CsvSource({"01-seed-fsdax, ON", "02-seed-raw, OFF", "04-seed-disk, ON", "14-seed-fsdax-dev, ON", "20-snap-basic, ON"})
    void commandsDoWhatTheRealOnesDo(String name, DaxFlag dax) {
        LvmMachine machine = new LvmMachine(Profiles.V6_1);
        machine.pmem("pmem0", 0, dax);
        Map<String, String> realIds = Trace.ids();
        Map<String, String> ourIds = Trace.ids();
        int compared = 0;
        for (Trace.Block real : Trace.resource(name + ".txt").blocks()) {
            String[] words = real.command().split(" ");
            if (machine.knows(words[0])) {
                LvmMachine.Done ours = machine.run(words);
                assertThat(lines(ours.output(), ours.code(), ours.log(), ours.ops(), ourIds)).as(real.command())
                        .isEqualTo(lines(real.output(), real.code(), real.log(), real.ops(), realIds));
                machine.reopen();
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(3);
    }

    private static List<String> lines(List<String> output, int code, List<String> log, List<String> ops, Map<String, String> ids) {
        List<String> lines = new java.util.ArrayList<>(output);
        lines.add("? " + code);
        log.forEach(line -> lines.add("k| " + line));
        ops.forEach(line -> lines.add("d| " + line));
        return Trace.withoutIds(lines, ids);
    }
}
