package volscope.sim.fs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kernel modules there are: their sizes and what they need, from {@code modules.table}. */
final class ModuleTable {

    private static final List<Fact> ALL = read();

    private ModuleTable() {
    }

    /** When a module is loaded. */
    enum When {
        /** At every boot. */
        BOOT,
        /** When somebody asks. */
        FREE
    }

    /**
     * A module.
     *
     * @param name
     *            with underscores
     * @param size
     *            bytes of its code
     * @param when
     *            when it is loaded
     * @param needs
     *            what it needs, in the order of loading
     * @param soft
     *            what its removal tries to remove, too
     * @param uses
     *            how often the machine itself uses it
     */
    record Fact(String name, long size, When when, List<String> needs, List<String> soft, int uses) {

        static Fact of(String line) {
            String[] words = line.split(" ");
            List<String> needs = new ArrayList<>();
            List<String> soft = new ArrayList<>();
            int uses = 0;
            for (String word : Arrays.copyOfRange(words, 3, words.length)) {
                switch (word.charAt(0)) {
                    case '~' -> soft.add(word.substring(1));
                    case '+' -> uses = Integer.parseInt(word.substring(1));
                    default -> needs.add(word);
                }
            }
            return new Fact(words[1], Long.parseLong(words[2]), words[0].equals("boot") ? When.BOOT : When.FREE, List.copyOf(needs),
                    List.copyOf(soft), uses);
        }
    }

    static List<Fact> all() {
        return ALL;
    }

    static Optional<Fact> named(String name) {
        return ALL.stream().filter(fact -> fact.name().equals(name)).findFirst();
    }

    private static List<Fact> read() {
        try (InputStream in = ModuleTable.class.getResourceAsStream("modules.table")) {
            if (in == null) {
                throw new IllegalStateException("no modules.table");
            }
            return new String(in.readAllBytes(), UTF_8).lines().filter(line -> !line.startsWith("#")).map(Fact::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
