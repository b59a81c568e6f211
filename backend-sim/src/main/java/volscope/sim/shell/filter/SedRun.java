package volscope.sim.shell.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.sim.shell.filter.SedCommand.Address;

/** A script of {@code sed} at work on a text. */
final class SedRun {

    private final List<SedCommand> commands;
    private final Printing printing;
    private final List<String> lines;
    private final boolean endsWithNewline;
    private final Map<String, Integer> labels = new HashMap<>();
    private final StringBuilder out = new StringBuilder();
    private final List<String> appended = new ArrayList<>();
    private final long[] rangeStart;
    private Optional<Pattern> lastPattern = Optional.empty();
    private String space = "";
    private String hold = "";
    private int line;
    private int next;
    private boolean substituted;
    private boolean owesNewline;
    private Optional<Integer> quit = Optional.empty();

    /** When the pattern space is printed. */
    enum Printing {
        /** At the end of each cycle. */
        EACH_LINE,
        /** Only where a command says so. */
        ON_COMMAND
    }

    SedRun(List<SedCommand> commands, Printing printing, String text) {
        this.commands = commands;
        this.printing = printing;
        this.lines = Latin.lines(text);
        this.endsWithNewline = text.endsWith("\n");
        this.rangeStart = new long[commands.size()];
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i).action() instanceof SedCommand.Label label) {
                labels.put(label.name(), i);
            }
        }
    }

    String output() {
        return out.toString();
    }

    /** Runs to the end; gives the exit code. */
    int run() {
        boolean fresh = true;
        while (quit.isEmpty() && (!fresh || line < lines.size())) {
            if (fresh) {
                space = lines.get(line++);
            }
            fresh = cycle();
        }
        return quit.orElse(0);
    }

    /** Whether a command has ended the cycle, and how the next one starts. */
    private enum Then {
        GO_ON, END, DELETE, RESTART
    }

    /** One cycle; gives whether the next one starts with a new line. */
    private boolean cycle() {
        Then then = Then.GO_ON;
        substituted = false;
        next = 0;
        while (then == Then.GO_ON && next < commands.size()) {
            int place = next++;
            SedCommand command = commands.get(place);
            boolean applies = applies(command, place) == (command.choice() == SedCommand.Choice.ADDRESSED);
            if (applies) {
                then = run(command, place);
            } else if (command.action() instanceof SedCommand.Block block) {
                next = block.end();
            }
        }
        if (then != Then.DELETE && then != Then.RESTART && printing == Printing.EACH_LINE) {
            print(space);
        }
        appended.forEach(this::printWhole);
        appended.clear();
        return then != Then.RESTART;
    }

    private boolean isLast() {
        return line == lines.size();
    }

    private void print(String text) {
        if (owesNewline) {
            out.append('\n');
        }
        out.append(text);
        owesNewline = isLast() && !endsWithNewline;
        if (!owesNewline) {
            out.append('\n');
        }
    }

    /** Prints text that has its line end whatever the input has. */
    private void printWhole(String text) {
        if (owesNewline) {
            out.append('\n');
        }
        owesNewline = false;
        out.append(text).append('\n');
    }

    private boolean applies(SedCommand command, int place) {
        if (command.from().isEmpty()) {
            return true;
        }
        if (command.to().isEmpty()) {
            return matches(command.from().get());
        }
        return inRange(command.from().get(), command.to().get(), place);
    }

    private boolean matches(Address address) {
        return switch (address) {
            case SedCommand.Number number -> line == number.line();
            case SedCommand.Last _ -> isLast();
            case SedCommand.Match match -> pattern(match.pattern()).matcher(space).find();
            case SedCommand.Step step -> step.step() <= 0
                    ? line == step.first()
                    : line >= step.first() && (line - step.first()) % step.step() == 0;
            case SedCommand.Plus _ -> false;
        };
    }

    private Pattern pattern(Optional<Pattern> pattern) {
        lastPattern = pattern.or(() -> lastPattern);
        return lastPattern.orElseThrow(() -> new SedParser.Problem(0, "no previous regular expression"));
    }

    private boolean inRange(Address from, Address to, int place) {
        if (rangeStart[place] == 0) {
            boolean beforeFirst = from instanceof SedCommand.Number number && number.line() == 0 && line == 1;
            if (!matches(from) && !beforeFirst) {
                return false;
            }
            rangeStart[place] = beforeFirst && to instanceof SedCommand.Match && matches(to) || isOver(to, line) ? 0 : line;
            return true;
        }
        boolean ends = to instanceof SedCommand.Plus plus
                ? line >= rangeStart[place] + plus.lines()
                : to instanceof SedCommand.Number number ? line >= number.line() : matches(to);
        boolean past = to instanceof SedCommand.Number number && line > number.line();
        rangeStart[place] = ends ? 0 : rangeStart[place];
        return !past;
    }

    /** Whether a range ends on the line it starts with. */
    private static boolean isOver(Address to, long start) {
        return to instanceof SedCommand.Number number && number.line() <= start || to instanceof SedCommand.Plus plus && plus.lines() == 0;
    }

    private Then run(SedCommand command, int place) {
        return switch (command.action()) {
            case SedCommand.Plain plain -> plain(plain.letter());
            case SedCommand.Substitute substitute -> substitute(substitute);
            case SedCommand.Translate translate -> translate(translate);
            case SedCommand.Insert insert -> insert(insert, command, place);
            case SedCommand.Branch branch -> branch(branch);
            case SedCommand.Label _,SedCommand.Block _ -> Then.GO_ON;
            case SedCommand.Quit end -> {
                quit = Optional.of(end.status());
                yield end.letter() == 'q' ? Then.END : Then.DELETE;
            }
        };
    }

    private Then plain(char letter) {
        switch (letter) {
            case 'p' -> print(space);
            case 'P' -> print(firstLine());
            case '=' -> printWhole(String.valueOf(line));
            case 'l' -> printWhole(visible());
            case 'h' -> hold = space;
            case 'H' -> hold += "\n" + space;
            case 'g' -> space = hold;
            case 'G' -> space += "\n" + hold;
            case 'z' -> space = "";
            case 'x' -> {
                String old = space;
                space = hold;
                hold = old;
            }
            default -> {
                return moving(letter);
            }
        }
        return Then.GO_ON;
    }

    private Then moving(char letter) {
        if (letter == 'd') {
            return Then.DELETE;
        }
        if (letter == 'D') {
            boolean more = space.indexOf('\n') >= 0;
            space = space.substring(Math.min(space.length(), firstLine().length() + 1));
            return more ? Then.RESTART : Then.DELETE;
        }
        if (line >= lines.size()) {
            quit = Optional.of(0);
            return Then.END;
        }
        if (letter == 'n' && printing == Printing.EACH_LINE) {
            print(space);
        }
        appended.forEach(this::printWhole);
        appended.clear();
        space = letter == 'n' ? lines.get(line++) : space + "\n" + lines.get(line++);
        return Then.GO_ON;
    }

    private String firstLine() {
        int end = space.indexOf('\n');
        return end < 0 ? space : space.substring(0, end);
    }

    private String visible() {
        StringBuilder text = new StringBuilder();
        for (char c : space.toCharArray()) {
            text.append(c == '\\'
                    ? "\\\\"
                    : c >= ' ' && c < 0x7f
                            ? String.valueOf(c)
                            : Od.character(c).length() == 3
                                    ? "\\" + Od.character(c)
                                    : Od.character(c));
        }
        return text.append('$').toString();
    }

    private Then substitute(SedCommand.Substitute command) {
        Matcher matcher = pattern(command.pattern()).matcher(space);
        boolean all = command.flags().contains("g");
        long from = Math.max(1, command.occurrence());
        StringBuilder result = new StringBuilder();
        int end = 0;
        boolean changed = false;
        long count = 0;
        int before = -1;
        while ((all || count < from) && matcher.find()) {
            boolean emptyAfterMatch = matcher.end() == matcher.start() && matcher.start() == before;
            before = matcher.end();
            if (!emptyAfterMatch && ++count >= from) {
                result.append(space, end, matcher.start()).append(replacement(command.replacement(), matcher));
                end = matcher.end();
                changed = true;
            }
        }
        if (changed) {
            space = result.append(space.substring(end)).toString();
            substituted = true;
            if (command.flags().contains("p")) {
                print(space);
            }
        }
        return Then.GO_ON;
    }

    private static String replacement(List<SedCommand.Piece> pieces, Matcher matcher) {
        CaseText text = new CaseText();
        for (SedCommand.Piece piece : pieces) {
            switch (piece) {
                case SedCommand.Text literal -> text.append(literal.text());
                case SedCommand.Group group -> text.append(Optional.ofNullable(matcher.group(group.number())).orElse(""));
                case SedCommand.Case change -> text.change(change.letter());
            }
        }
        return text.toString();
    }

    private Then translate(SedCommand.Translate command) {
        StringBuilder text = new StringBuilder();
        for (char c : space.toCharArray()) {
            int place = command.from().indexOf(c);
            text.append(place < 0 ? c : command.to().charAt(place));
        }
        space = text.toString();
        return Then.GO_ON;
    }

    private Then insert(SedCommand.Insert insert, SedCommand command, int place) {
        if (insert.letter() == 'a') {
            appended.add(insert.text());
            return Then.GO_ON;
        }
        boolean inRange = command.to().isPresent() && command.choice() == SedCommand.Choice.ADDRESSED && rangeStart[place] > 0;
        if (insert.letter() == 'i' || !inRange) {
            printWhole(insert.text());
        }
        return insert.letter() == 'i' ? Then.GO_ON : Then.DELETE;
    }

    private Then branch(SedCommand.Branch branch) {
        boolean jumps = branch.letter() == 'b' || substituted == (branch.letter() == 't');
        if (branch.letter() != 'b') {
            substituted = false;
        }
        if (!jumps) {
            return Then.GO_ON;
        }
        if (branch.label().isEmpty()) {
            return Then.END;
        }
        next = Optional.ofNullable(labels.get(branch.label()))
                .orElseThrow(() -> new SedParser.Problem(0, "can't find label for jump to `" + branch.label() + "'"));
        return Then.GO_ON;
    }
}
