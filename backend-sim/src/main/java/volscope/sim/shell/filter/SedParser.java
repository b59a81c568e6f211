package volscope.sim.shell.filter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import volscope.sim.shell.filter.SedCommand.Action;
import volscope.sim.shell.filter.SedCommand.Address;
import volscope.sim.shell.filter.SedCommand.Choice;

/** Reads a script of {@code sed}. */
final class SedParser {

    private static final String PLAIN = "dDgGhHlnNpPxz=";

    private final String text;
    private final Regex.Syntax syntax;
    private final List<SedCommand> commands = new ArrayList<>();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    private int position;

    /** A script that is none. */
    static final class Problem extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int place;

        Problem(int place, String sentence) {
            super(sentence, null, false, false);
            this.place = place;
        }

        /** The sentence, with where in the script. */
        String sentence() {
            return "-e expression #1, char " + place + ": " + getMessage();
        }
    }

    private SedParser(String text, Regex.Syntax syntax) {
        this.text = text;
        this.syntax = syntax;
    }

    /**
     * The commands of a script.
     *
     * @throws Problem
     *             if it is none
     */
    static List<SedCommand> parse(String text, Regex.Syntax syntax) {
        return new SedParser(text, syntax).parse();
    }

    private Problem problem(String sentence) {
        return new Problem(Math.min(position, text.length()), sentence);
    }

    private boolean atEnd() {
        return position >= text.length();
    }

    private char peek() {
        return atEnd() ? '\n' : text.charAt(position);
    }

    private void skip(String characters) {
        while (!atEnd() && characters.indexOf(peek()) >= 0) {
            position++;
        }
    }

    private List<SedCommand> parse() {
        skip(" \t\n;");
        while (!atEnd()) {
            if (peek() == '#') {
                skipComment();
            } else {
                command();
            }
            skip(" \t\n;");
        }
        if (!blocks.isEmpty()) {
            throw new Problem(0, "unmatched `{'");
        }
        return List.copyOf(commands);
    }

    private void skipComment() {
        while (!atEnd() && peek() != '\n') {
            position++;
        }
    }

    private void command() {
        Optional<Address> from = address();
        Optional<Address> to = Optional.empty();
        skip(" \t");
        if (from.isPresent() && peek() == ',') {
            position++;
            skip(" \t");
            to = address();
            if (to.isEmpty()) {
                throw problem("unexpected `,'");
            }
        }
        skip(" \t");
        Choice choice = peek() == '!' ? Choice.OTHERS : Choice.ADDRESSED;
        skip("! \t");
        if (atEnd()) {
            throw problem("missing command");
        }
        char letter = text.charAt(position++);
        if (letter == '}') {
            closeBlock();
            return;
        }
        int place = commands.size();
        if (letter == '{') {
            blocks.push(place);
        }
        commands.add(new SedCommand(from, to, choice, action(letter)));
    }

    private void closeBlock() {
        if (blocks.isEmpty()) {
            throw problem("unexpected `}'");
        }
        int start = blocks.pop();
        SedCommand open = commands.get(start);
        commands.set(start, new SedCommand(open.from(), open.to(), open.choice(), new SedCommand.Block(commands.size())));
        end();
    }

    private Optional<Address> address() {
        char c = peek();
        if (Character.isDigit(c)) {
            long first = number();
            if (peek() == '~') {
                position++;
                return Optional.of(new SedCommand.Step(first, number()));
            }
            return Optional.of(new SedCommand.Number(first));
        }
        if (c == '$') {
            position++;
            return Optional.of(new SedCommand.Last());
        }
        if (c == '+') {
            position++;
            return Optional.of(new SedCommand.Plus(number()));
        }
        if (c == '/' || c == '\\') {
            position += c == '\\' ? 2 : 1;
            String source = delimitedRegex(text.charAt(Math.min(position, text.length()) - 1), "unterminated address regex");
            Set<Regex.Flag> flags = EnumSet.noneOf(Regex.Flag.class);
            for (; peek() == 'I' || peek() == 'M'; position++) {
                flags.add(peek() == 'I' ? Regex.Flag.IGNORE_CASE : Regex.Flag.LINES);
            }
            return Optional.of(new SedCommand.Match(regex(source, flags)));
        }
        return Optional.empty();
    }

    private long number() {
        int start = position;
        while (!atEnd() && Character.isDigit(peek()) && position - start < 15) {
            position++;
        }
        return start == position ? 0 : Long.parseLong(text.substring(start, position));
    }

    private Optional<Pattern> regex(String source, Set<Regex.Flag> flags) {
        try {
            return source.isEmpty() ? Optional.empty() : Optional.of(Regex.compile(source, syntax, flags));
        } catch (Regex.Problem problem) {
            throw problem(problem.sentence());
        }
    }

    /** A regular expression up to a delimiter, which is taken; between brackets it is an ordinary character. */
    private String delimitedRegex(char delimiter, String otherwise) {
        StringBuilder part = new StringBuilder();
        while (!atEnd() && peek() != delimiter) {
            int close = peek() == '[' ? closingBracket() : -1;
            if (close > 0) {
                part.append(text, position, close + 1);
                position = close + 1;
            } else if (peek() == '\\' && position + 1 < text.length()) {
                boolean quotesDelimiter = text.charAt(position + 1) == delimiter;
                part.append(quotesDelimiter ? "" : "\\").append(text.charAt(position + 1));
                position += 2;
            } else {
                part.append(text.charAt(position++));
            }
        }
        if (atEnd()) {
            throw problem(otherwise);
        }
        position++;
        return part.toString();
    }

    /** Where the bracket expression ends that starts here; negative if it does not end. */
    private int closingBracket() {
        int place = position + 1;
        place += text.startsWith("^", place) ? 1 : 0;
        place += text.startsWith("]", place) ? 1 : 0;
        while (place < text.length() && text.charAt(place) != ']') {
            int close = text.startsWith("[:", place) ? text.indexOf(":]", place) : -1;
            place = close > 0 ? close + 2 : place + 1;
        }
        return place < text.length() ? place : -1;
    }

    /** The text up to a delimiter, which is taken; a backslash in front of it makes it an ordinary character. */
    private String delimited(char delimiter, String otherwise) {
        StringBuilder part = new StringBuilder();
        while (!atEnd() && peek() != delimiter) {
            char c = text.charAt(position++);
            if (c == '\\' && !atEnd() && peek() == delimiter) {
                part.append(text.charAt(position++));
            } else if (c == '\\' && !atEnd()) {
                part.append(c).append(text.charAt(position++));
            } else {
                part.append(c);
            }
        }
        if (atEnd()) {
            throw problem(otherwise);
        }
        position++;
        return part.toString();
    }

    private Action action(char letter) {
        if (PLAIN.indexOf(letter) >= 0) {
            end();
            return new SedCommand.Plain(letter);
        }
        return switch (letter) {
            case '{' -> new SedCommand.Block(0);
            case 's' -> substitute();
            case 'y' -> translate();
            case 'a', 'i', 'c' -> new SedCommand.Insert(letter, insertedText());
            case 'b', 't', 'T' -> new SedCommand.Branch(letter, label());
            case ':' -> new SedCommand.Label(label());
            case 'q', 'Q' -> quit(letter);
            default -> throw problem("unknown command: `" + letter + "'");
        };
    }

    private void end() {
        skip(" \t");
        if (!atEnd() && "\n;}#".indexOf(peek()) < 0) {
            position++;
            throw problem("extra characters after command");
        }
    }

    private Action quit(char letter) {
        skip(" \t");
        int status = (int) number() & 0xff;
        end();
        return new SedCommand.Quit(letter, status);
    }

    private String label() {
        skip(" \t");
        int start = position;
        while (!atEnd() && ";\n}".indexOf(peek()) < 0) {
            position++;
        }
        return text.substring(start, position).strip();
    }

    private String insertedText() {
        skip(" \t");
        if (peek() == '\\' && !atEnd()) {
            int afterBackslash = ++position;
            skip(" \t");
            position = peek() == '\n' && !atEnd() ? position + 1 : afterBackslash;
        }
        if (atEnd()) {
            throw problem("expected \\ after `a', `c' or `i'");
        }
        StringBuilder inserted = new StringBuilder();
        while (!atEnd() && peek() != '\n') {
            if (peek() == '\\' && position + 1 < text.length()) {
                position++;
            }
            inserted.append(text.charAt(position++));
        }
        return inserted.toString();
    }

    private Action translate() {
        char delimiter = delimiter();
        String from = plain(delimited(delimiter, "unterminated `y' command"));
        String to = plain(delimited(delimiter, "unterminated `y' command"));
        if (from.length() != to.length()) {
            throw problem("strings for `y' command are different lengths");
        }
        end();
        return new SedCommand.Translate(from, to);
    }

    private static String plain(String part) {
        return part.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
    }

    private char delimiter() {
        if (atEnd()) {
            throw problem("unterminated `s' command");
        }
        return text.charAt(position++);
    }

    private Action substitute() {
        char delimiter = delimiter();
        String source = delimitedRegex(delimiter, "unterminated `s' command");
        String replacement = delimited(delimiter, "unterminated `s' command");
        StringBuilder letters = new StringBuilder();
        long occurrence = 0;
        while (!atEnd() && "gpiIMme0123456789".indexOf(peek()) >= 0) {
            if (Character.isDigit(peek())) {
                occurrence = number();
            } else {
                letters.append(text.charAt(position++));
            }
        }
        skip(" \t");
        if (!atEnd() && "\n;}#".indexOf(peek()) < 0) {
            position++;
            throw problem("unknown option to `s'");
        }
        Set<Regex.Flag> flags = EnumSet.noneOf(Regex.Flag.class);
        if (letters.toString().toLowerCase(java.util.Locale.ROOT).contains("i")) {
            flags.add(Regex.Flag.IGNORE_CASE);
        }
        if (letters.toString().toLowerCase(java.util.Locale.ROOT).contains("m")) {
            flags.add(Regex.Flag.LINES);
        }
        Optional<Pattern> pattern = regex(source, flags);
        return new SedCommand.Substitute(pattern, pieces(replacement, pattern), occurrence, letters.toString());
    }

    private List<SedCommand.Piece> pieces(String replacement, Optional<Pattern> pattern) {
        int groups = pattern.map(found -> found.matcher("").groupCount()).orElse(9);
        List<SedCommand.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c == '&') {
                pieces.add(new SedCommand.Group(0));
            } else if (c == '\\' && i + 1 < replacement.length()) {
                pieces.add(escaped(replacement.charAt(++i), groups));
            } else {
                pieces.add(new SedCommand.Text(String.valueOf(c)));
            }
        }
        return pieces;
    }

    private SedCommand.Piece escaped(char c, int groups) {
        if (c >= '0' && c <= '9') {
            if (c - '0' > groups) {
                throw problem("invalid reference \\" + c + " on `s' command's RHS");
            }
            return new SedCommand.Group(c - '0');
        }
        return switch (c) {
            case 'n' -> new SedCommand.Text("\n");
            case 't' -> new SedCommand.Text("\t");
            case 'L', 'U', 'l', 'u', 'E' -> new SedCommand.Case(c);
            default -> new SedCommand.Text(String.valueOf(c));
        };
    }
}
