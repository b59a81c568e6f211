package volscope.model.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command: everything that can be said on its line.
 *
 * @param name
 *            its name
 * @param summary
 *            what it is for, in a few words
 * @param dialect
 *            how it reads options and words refusals
 * @param common
 *            options it shares with its family, taken by every form
 * @param options
 *            its own options, in the order of the table
 * @param forms
 *            its forms, in the order in which it tries them
 * @param checks
 *            rules that are looked at after a form has been found
 * @param preface
 *            text above the list of forms, for commands that have one
 * @param closing
 *            text below it
 */
public record CommandSpec(String name, String summary, Dialect dialect, List<OptionSpec> common, List<OptionSpec> options,
        List<Form> forms, List<Check> checks, List<String> preface, List<String> closing) {

    public CommandSpec {
        common = List.copyOf(common);
        options = List.copyOf(options);
        forms = List.copyOf(forms);
        checks = List.copyOf(checks);
        preface = List.copyOf(preface);
        closing = List.copyOf(closing);
    }

    /** All options that its line may have. */
    public List<OptionSpec> allOptions() {
        return Stream.concat(options.stream(), common.stream()).toList();
    }

    /** The option of a long name, without dashes. */
    public Optional<OptionSpec> option(String longName) {
        return allOptions().stream().filter(option -> option.names().contains(longName)).findFirst();
    }

    /** The option of a letter. */
    public Optional<OptionSpec> option(char letter) {
        return lettered(options, letter).or(() -> lettered(common, letter));
    }

    private static Optional<OptionSpec> lettered(List<OptionSpec> some, char letter) {
        for (OptionSpec option : some) {
            if (option.letters().contains(letter)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    /** The form of an id. */
    public Optional<Form> form(String id) {
        return forms.stream().filter(form -> form.id().equals(id)).findFirst();
    }

    /** Whether every form takes the option without saying so. */
    boolean isCommon(String name) {
        for (OptionSpec option : common) {
            if (option.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
