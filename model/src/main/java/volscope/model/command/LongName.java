package volscope.model.command;

import java.util.Comparator;
import java.util.List;
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
            .thenComparing(OptionSpec::name);

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
        return exact.isEmpty() ? found : exact;
    }

    private static Stream<LongName> all(CommandSpec command) {
        return command.allOptions().stream().filter(OptionSpec::isLong).sorted(ORDER)
                .flatMap(option -> option.names().stream().map(name -> new LongName(option, name)));
    }

    /** Names as getopt lists them. */
    static String list(List<LongName> names) {
        return names.stream().map(name -> " '--" + name.name() + "'").collect(Collectors.joining());
    }
}
