package volscope.model.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import volscope.model.command.ParseResult.Message;
import volscope.model.command.ParseResult.Rejected;

/**
 * Finds the form that a line of an lvm command has: of all forms whose needs are met the one that meets most. A form whose {@code --type}
 * was given goes before all others.
 */
final class LvmForms {

    private static final Comparator<Match> BEST = Comparator.comparing(Match::type).thenComparingInt(Match::met)
            .thenComparingInt(match -> -match.unused().size());

    private final CommandSpec command;
    private final List<Occurrence> given;
    private final List<String> operands;

    LvmForms(CommandSpec command, WordReader.Taken taken) {
        this.command = command;
        this.given = taken.options();
        this.operands = taken.operands();
    }

    /**
     * How well a form fits.
     *
     * @param type
     *            whether it needs a type that was given
     * @param options
     *            how many of the options it needs, or needs one of, were given
     * @param needed
     *            how many of the options it needs were given
     * @param met
     *            how many of all it needs was given
     * @param missing
     *            how much of what it needs was not
     * @param unused
     *            options it does not take, of a form that misses nothing
     */
    private record Match(Form form, boolean type, int options, int needed, int met, int missing, List<Occurrence> unused) {
    }

    ParseResult find() {
        List<Match> matches = command.forms().stream().map(this::match).toList();
        Optional<Match> best = first(matches.stream().filter(match -> match.missing() == 0 && !isTooLoose(match)).toList(), BEST);
        return best.map(this::check).orElseGet(() -> none(matches));
    }

    /** Whether a form is met by its words alone, or has another type, though there are options it does not take. */
    private boolean isTooLoose(Match match) {
        boolean typed = match.unused().stream().anyMatch(option -> option.option().name().equals("type"));
        return command.forms().size() > 1 && !match.unused().isEmpty() && (typed || match.options() == 0);
    }

    /** The best, and of equals the first. */
    private static Optional<Match> first(List<Match> matches, Comparator<Match> order) {
        return matches.stream().reduce((one, other) -> order.compare(other, one) > 0 ? other : one);
    }

    private Match match(Form form) {
        int options = 0;
        boolean type = false;
        for (OptionUse use : form.need()) {
            if (isGiven(form, use)) {
                options++;
                type |= use.option().name().equals("type");
            }
        }
        int any = (int) form.any().stream().filter(use -> isGiven(form, use)).count();
        int words = wordsMet(form);
        int missing = form.need().size() - options + form.operands().size() - words + (any == 0 && !form.any().isEmpty() ? 1 : 0);
        return new Match(form, type, options + any, options, options + Math.min(any, 1) + words, missing,
                missing == 0 ? unused(form) : List.of());
    }

    private boolean isGiven(Form form, OptionUse use) {
        for (Occurrence option : given) {
            if (CommandLineParser.matches(use, option)) {
                return true;
            }
        }
        return use.option().name().equals("size") && has("extents") && form.use("extents").isPresent();
    }

    private boolean has(String name) {
        return given.stream().anyMatch(option -> option.option().name().equals(name));
    }

    private int wordsMet(Form form) {
        int met = 0;
        for (Operand operand : form.operands()) {
            if (met < operands.size() || operand.standIn().filter(this::standsIn).isPresent()) {
                met++;
            }
        }
        return met;
    }

    /** A name stands in for a group if it names one itself. */
    private boolean standsIn(String option) {
        String name = option.startsWith("--") ? option.substring(2) : option;
        return given.stream().anyMatch(occurrence -> occurrence.option().name().equals(name)
                && (!name.equals("name") || occurrence.raw().filter(text -> text.contains("/")).isPresent()));
    }

    private List<Occurrence> unused(Form form) {
        List<Occurrence> unused = new ArrayList<>();
        for (Occurrence option : given) {
            boolean taken = form.options().anyMatch(use -> CommandLineParser.matches(use, option));
            if (!taken && !command.isCommon(option.option().name())
                    && unused.stream().noneMatch(other -> other.option().equals(option.option()))) {
                unused.add(option);
            }
        }
        unused.sort(Comparator.comparing(Occurrence::option, LongName.ORDER));
        return unused;
    }

    private ParseResult check(Match match) {
        if (!match.unused().isEmpty()) {
            return refuse(match.unused().stream().map(option -> "  Command does not accept option: " + option.display() + ".").toList());
        }
        Form form = match.form();
        if (form.allOperands().noneMatch(operand -> operand.count() == Operand.Count.MANY)
                && operands.size() > form.allOperands().count()) {
            return refuse(List.of("  Command does not accept argument: " + operands.get((int) form.allOperands().count()) + "."));
        }
        return new ParsedLine(command, form, given, operands);
    }

    private Rejected refuse(List<String> lines) {
        return new Rejected(lines.stream().map(Message::err).toList(), command.dialect().exitCode());
    }

    private ParseResult none(List<Match> matches) {
        List<Message> messages = new ArrayList<>();
        command.dialect().usage(command).forEach(line -> messages.add(Message.err(line)));
        Optional<Match> near = first(matches, Comparator.comparing(Match::type).thenComparingInt(Match::needed))
                .filter(match -> match.needed() > 0);
        if (matches.size() == 1) {
            messages.add(Message.err("  Correct command syntax is:"));
            syntax(matches.getFirst().form(), messages);
        } else if (near.isPresent()) {
            messages.add(Message.err("  Nearest similar command has syntax:"));
            syntax(near.get().form(), messages);
        }
        return new Rejected(messages, command.dialect().exitCode());
    }

    private void syntax(Form form, List<Message> messages) {
        Usage.syntax(command, form).forEach(line -> messages.add(Message.out(line.replaceAll("\\bLV_(snapshot|thin)\\b", "LV"))));
        form.description().forEach(line -> messages.add(Message.out("  " + line)));
        messages.add(Message.out(""));
    }
}
