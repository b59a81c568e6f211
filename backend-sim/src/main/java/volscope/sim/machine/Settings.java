package volscope.sim.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import volscope.model.machine.Opening.Reason;
import volscope.model.machine.Opening.Refused;
import volscope.sim.device.Namespace;

/**
 * What a machine is made of, as the head of a script says it.
 *
 * @param kernel
 *            the profile's name, if one is asked for
 * @param modes
 *            the modes of the two namespaces
 * @param nvdimm
 *            bytes of each NVDIMM
 * @param disks
 *            bytes of each virtio disk, by name
 * @param virtioPmem
 *            bytes of a virtio-pmem device, if there is one
 * @param legacy
 *            bytes of memory that the kernel is told to take for persistent, if any
 * @param modules
 *            kernel modules that are loaded at boot, in order
 */
record Settings(Optional<String> kernel, List<Namespace.Mode> modes, long nvdimm, Map<String, Long> disks, OptionalLong virtioPmem,
        OptionalLong legacy, List<String> modules) {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([KMG]?)");
    private static final Pattern MEMMAP = Pattern.compile("memmap=(\\d{1,9}[KMG]?)!\\d{1,9}[KMG]?");
    private static final Set<String> ACCEPTED = Set.of("modules", "udev", "limit", "mem", "label", "append");
    private static final Set<String> DISKS = Set.of("vda", "vdb", "vdd", "vde", "vdf", "vdg", "vdh");
    private static final String DEFAULT_SIZE = "512M";

    /** Bytes of vdc, which every machine has besides. */
    static final long EXTRA_DISK = 256L << 20;

    /** What reading settings gives. */
    sealed interface Reading {
    }

    /** Settings that can be built. */
    record Read(Settings settings) implements Reading {
    }

    /** Settings that cannot. */
    record Bad(Refused refusal) implements Reading {
    }

    /** A word of the head of a script. */
    record Word(int line, String text) {
    }

    private static final class BadSetting extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Refused refusal;

        BadSetting(Refused refusal) {
            super(refusal.toString(), null, false, false);
            this.refusal = refusal;
        }
    }

    /** Reads the {@code #:} lines of a script. */
    static Reading read(String script) {
        try {
            Map<String, Word> values = new LinkedHashMap<>();
            words(script).forEach(word -> put(values, word));
            return new Read(build(values));
        } catch (BadSetting bad) {
            return new Bad(bad.refusal);
        }
    }

    private static List<Word> words(String script) {
        List<Word> words = new ArrayList<>();
        int number = 0;
        for (String line : script.lines().toList()) {
            number++;
            if (line.startsWith("#:")) {
                for (String text : line.substring(2).trim().split("\\s+")) {
                    words.add(new Word(number, text));
                }
            }
        }
        return words.stream().filter(word -> !word.text().isEmpty()).toList();
    }

    private static void put(Map<String, Word> values, Word word) {
        int equals = word.text().indexOf('=');
        if (equals < 1) {
            throw new BadSetting(Refused.of(Reason.NOT_A_SETTING, word.line(), word.text()));
        }
        String key = word.text().substring(0, equals);
        if (!ACCEPTED.contains(key) && !DISKS.contains(key)
                && !Set.of("pmem0", "pmem1", "kernel", "nvdimm", "disk", "vpmem").contains(key)) {
            throw new BadSetting(Refused.of(Reason.UNKNOWN_KEY, word.line(), key));
        }
        values.put(key, new Word(word.line(), word.text().substring(equals + 1)));
    }

    private static Settings build(Map<String, Word> values) {
        List<Namespace.Mode> modes = List.of(mode(values, "pmem0"), mode(values, "pmem1"));
        long disk = size(values, "disk", DEFAULT_SIZE);
        Map<String, Long> disks = new LinkedHashMap<>();
        for (String name : List.of("vda", "vdb", "vdc", "vdd", "vde", "vdf", "vdg", "vdh")) {
            if (name.equals("vdc")) {
                disks.put(name, EXTRA_DISK);
            } else if (values.containsKey(name)) {
                disks.put(name, size(values, name, DEFAULT_SIZE));
            } else if (name.equals("vda") || name.equals("vdb")) {
                disks.put(name, disk);
            }
        }
        Optional<String> kernel = Optional.ofNullable(values.get("kernel")).map(Word::text);
        OptionalLong virtio = values.containsKey("vpmem") ? OptionalLong.of(size(values, "vpmem", DEFAULT_SIZE)) : OptionalLong.empty();
        List<String> modules = List.of(values.getOrDefault("modules", new Word(0, "")).text().split(","));
        return new Settings(kernel, modes, size(values, "nvdimm", DEFAULT_SIZE), disks, virtio, legacy(values, modules), modules);
    }

    /** {@code append=memmap=256M!1G}: memory that becomes a device where its driver is loaded. */
    private static OptionalLong legacy(Map<String, Word> values, List<String> modules) {
        Word word = values.getOrDefault("append", new Word(0, ""));
        Matcher matcher = MEMMAP.matcher(word.text());
        return matcher.matches() && modules.contains("nd_e820")
                ? OptionalLong.of(size(Map.of("append", new Word(word.line(), matcher.group(1))), "append", DEFAULT_SIZE))
                : OptionalLong.empty();
    }

    private static Namespace.Mode mode(Map<String, Word> values, String key) {
        Word word = values.getOrDefault(key, new Word(0, Namespace.Mode.FSDAX.word()));
        return choices().filter(mode -> mode.word().equals(word.text())).findFirst()
                .orElseThrow(() -> new BadSetting(Refused.of(Reason.BAD_VALUE, word.line(), key, word.text(),
                        String.join(" ", choices().map(Namespace.Mode::word).toList()))));
    }

    private static Stream<Namespace.Mode> choices() {
        return Arrays.stream(Namespace.Mode.values()).filter(mode -> mode != Namespace.Mode.LEGACY);
    }

    private static long size(Map<String, Word> values, String key, String fallback) {
        Word word = values.getOrDefault(key, new Word(0, fallback));
        Matcher matcher = SIZE.matcher(word.text());
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw new BadSetting(Refused.of(Reason.BAD_VALUE, word.line(), key, word.text(), "64M"));
        }
        int shift = switch (matcher.group(2)) {
            case "K" -> 10;
            case "M" -> 20;
            case "G" -> 30;
            default -> 0;
        };
        return Long.parseLong(matcher.group(1)) << shift;
    }
}
