package volscope.model.command;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A long name of an option.
 *
 * @param option
 *            the option
 * @param name
 *            the name, without dashes
 */
record LongName(OptionSpec option, String name) {

    /** The order in which lvm keeps its options: those without a letter by name, then the others by letter and name. */
    static final Comparator<OptionSpec> ORDER = Comparator.comparing((OptionSpec option) -> !option.letters().isEmpty())
            .thenComparingInt(LongName::lowerLetter).thenComparingInt(option -> -letter(option))
            .thenComparing(option -> place(option.name()));

    /** Names that stand elsewhere in lvm's table than their letters say: beside the name that they are another form of. */
    private static final Map<String, String> PLACES = Map.ofEntries(Map.entry("cachepool", "cachemode1"),
            Map.entry("cachevol", "cachemode2"),
            Map.entry("cachedevice", "cachemode3"), Map.entry("cachesize", "cachemode4"), Map.entry("cachepolicy", "policy"),
            Map.entry("cachesettings", "settings"), Map.entry("splitcache", "splis"), Map.entry("metadatacopies", "vgmetadatacopies1"),
            Map.entry("raidmaxrecoveryrate", "maxrecoveryrate1"), Map.entry("raidminrecoveryrate", "minrecoveryrate1"),
            Map.entry("rebuild", "refresh1"), Map.entry("raidrebuild", "refresh2"), Map.entry("raidsyncaction", "syncaction1"),
            Map.entry("raidwritebehind", "writebehind1"), Map.entry("raidwritemostly", "writemostly1"));

    private static String place(String name) {
        return PLACES.getOrDefault(name, name);
    }

    /** In lvm's table {@code l} stands before {@code j}. */
    private static int lowerLetter(OptionSpec option) {
        char letter = Character.toLowerCase(letter(option));
        return letter == 'l' ? 'i' * 2 + 1 : letter * 2;
    }

    private static char letter(OptionSpec option) {
        return option.letters().isEmpty() ? ' ' : option.letters().get(0);
    }

    /** The names that a cut name may mean; the name itself, if it is one, alone. */
    static List<LongName> find(CommandSpec command, String prefix) {
        List<LongName> found = all(command).filter(name -> name.name().startsWith(prefix)).toList();
        List<LongName> exact = found.stream().filter(name -> name.name().equals(prefix)).toList();
        return exact.isEmpty() ? found.stream().filter(name -> !name.isDashless()).toList() : exact;
    }

    /** Whether the option has the same name with dashes in it, which stands for this one too. */
    private boolean isDashless() {
        return option.names().stream().anyMatch(other -> !other.equals(name) && other.replace("-", "").equals(name));
    }

    private static Stream<LongName> all(CommandSpec command) {
        Stream<LongName> plain = command.allOptions().stream().filter(option -> option.isLong() && option.letters().isEmpty())
                .flatMap(option -> option.names().stream().map(name -> new LongName(option, name)))
                .sorted(Comparator.comparing(one -> place(one.name())));
        Stream<LongName> lettered = command.allOptions().stream().filter(option -> option.isLong() && !option.letters().isEmpty())
                .sorted(ORDER).flatMap(option -> option.names().stream().map(name -> new LongName(option, name)));
        return Stream.concat(plain, lettered);
    }

    /** Names as getopt lists them. */
    static String list(List<LongName> names) {
        return names.stream().map(name -> " '--" + name.name() + "'").collect(Collectors.joining());
    }
}
