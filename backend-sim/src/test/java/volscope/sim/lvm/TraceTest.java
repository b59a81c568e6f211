package volscope.sim.lvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.model.command.LineWords;
import volscope.sim.device.Limits.DaxFlag;
import volscope.sim.profile.Profiles;

/** Every lvm command of some transcripts of the real programs, run here: what is said, returned, logged and asked of the device mapper. */
class TraceTest {

    @ParameterizedTest
    @CsvSource({"01-seed-fsdax, ''", "02-seed-raw, pmem0=raw", "04-seed-disk, ''", "14-seed-fsdax-dev, pmem0=502M pmem1=devdax",
        "20-snap-basic, ''", "35-reports, ''", "lvm-r01-report-formatting, vda=100M",
        "lvm-l01-lvcreate-argument, vda=64M vdb=64M vdd=64M vde=64M", "lvm-v01-vgcreate-diagnostics, vda=34M vdb=34M vdd=34M",
        "lvm-l03-signs-on-sizes, pmem0=raw pmem1=raw vda=256M",
        "lvm-l04-extend-by-percentages-and-pv, pmem0=raw pmem1=raw vda=128M vdb=128M",
        "lvm-l06-lvresize-diagnostics, pmem0=raw pmem1=raw vda=80M vdb=80M", "lvm-l07-names-renames, pmem0=raw pmem1=raw vda=34M",
        "lvm-l10-allocation-policies, pmem0=raw pmem1=raw vda=40M vdb=40M vdd=40M vde=40M",
        "lvm-s21-origin-protections, pmem0=raw pmem1=raw vda=100M", "lvm-s24-metadata-sequence-numbers, pmem0=raw pmem1=raw vda=100M",
        "lvm-s28-test-mode-changes-nothing, pmem0=raw pmem1=raw vda=100M",
        "lvm-v02-vgextend-and-vgreduce, pmem0=raw pmem1=raw vda=34M vdb=34M vdd=34M",
        "lvm-v03-vgrename, pmem0=raw pmem1=raw vda=34M vdb=34M",
        "lvm-v04-vgchange-limits-and-extent, pmem0=raw pmem1=raw vda=64M vdb=64M vdd=64M vde=64M"})
    void commandsDoWhatTheRealOnesDo(String name, String hardware) {
        LvmMachine machine = machine(hardware);
        Map<String, String> realIds = Trace.ids();
        Map<String, String> ourIds = Trace.ids();
        int compared = 0;
        for (Trace.Block real : Trace.resource(name + ".txt").blocks()) {
            List<String> words = LineWords.split(real.command());
            if (machine.knows(words.getFirst())) {
                LvmMachine.Done ours = machine.run(words.toArray(String[]::new));
                assertThat(lines(ours.output(), ours.code(), ours.log(), ours.ops(), ourIds)).as(real.command())
                        .isEqualTo(lines(real.output(), real.code(), real.log(), real.ops(), realIds));
                machine.reopen();
                compared++;
            } else {
                write(machine, words);
            }
        }
        assertThat(compared).isGreaterThan(3);
    }

    private static LvmMachine machine(String hardware) {
        LvmMachine machine = new LvmMachine(Profiles.V6_1);
        for (String word : hardware.split(" ")) {
            if (!word.isEmpty()) {
                set(machine, word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            }
        }
        return machine;
    }

    /** Changes a device: a size makes it, or makes it anew. */
    private static void set(LvmMachine machine, String name, String value) {
        int minor = name.charAt(name.length() - 1) - (name.startsWith("vd") ? 'a' : '0');
        long sectors = value.endsWith("M") ? Long.parseLong(value.replace("M", "")) * 2048 : 1044480;
        switch (value) {
            case "devdax" -> machine.unplug(name);
            case "raw" -> machine.pmem(name, minor, DaxFlag.OFF);
            default -> {
                if (name.startsWith("pmem")) {
                    machine.pmem(name, minor, DaxFlag.ON, sectors);
                } else {
                    machine.disk(name, 16 * minor, sectors);
                }
            }
        }
    }

    /** What the tools of the transcripts write to volumes. */
    private static void write(LvmMachine machine, List<String> words) {
        if (words.getFirst().equals("sec") && words.get(1).equals("w")) {
            machine.fill(words.get(2), Long.parseLong(words.get(3)), Integer.parseInt(words.get(4)), words.get(5).charAt(0));
        } else if (words.getFirst().equals("dd") && words.contains("bs=4k")) {
            String path = words.get(2).substring("of=".length());
            machine.fill(path, 0, 8 * Integer.parseInt(words.get(4).substring("count=".length())), '\0');
        }
    }

    private static List<String> lines(List<String> output, int code, List<String> log, List<String> ops, Map<String, String> ids) {
        List<String> lines = new java.util.ArrayList<>(output);
        lines.add("? " + code);
        log.forEach(line -> lines.add("k| " + line));
        ops.forEach(line -> lines.add("d| " + line.stripTrailing()));
        return Trace.withoutIds(lines, ids);
    }
}
