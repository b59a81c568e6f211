package volscope.sim.shell.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.sim.kernel.Invocation;

/** The program {@code grep}. */
final class Grep {

    private static final int TROUBLE = 2;

    private static final Options.Known KNOWN = new Options.Known("A:B:C:EFGHLace:hilm:noqsvwxy",
            Map.ofEntries(Map.entry("extended-regexp", 'E'), Map.entry("fixed-strings", 'F'), Map.entry("quiet", 'q'),
                    Map.entry("count", 'c'),
                    Map.entry("invert-match", 'v'), Map.entry("ignore-case", 'i'), Map.entry("line-number", 'n'),
                    Map.entry("only-matching", 'o'), Map.entry("word-regexp", 'w'), Map.entry("line-regexp", 'x'), Map.entry("regexp", 'e'),
                    Map.entry("text", 'a'), Map.entry("max-count", 'm'), Map.entry("files-with-matches", 'l'),
                    Map.entry("no-messages", 's')));

    private final Invocation invocation;
    private final Options options;
    private final List<String> names;
    private final List<Pattern> patterns;
    private boolean found;

    private Grep(Invocation invocation, Options options, List<String> names, List<Pattern> patterns) {
        this.invocation = invocation;
        this.options = options;
        this.names = names;
        this.patterns = patterns;
    }

    static int run(Invocation invocation) {
        return run(invocation, invocation.arguments());
    }

    /** {@code egrep} and {@code fgrep}. */
    static int run(Invocation invocation, List<String> words) {
        Optional<Options> read = Options.read(invocation, KNOWN, words);
        if (read.isEmpty()) {
            return TROUBLE;
        }
        Options options = read.get();
        List<String> operands = new ArrayList<>(options.operands());
        if (!options.has('e') && operands.isEmpty()) {
            invocation.err().print("Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n");
            return TROUBLE;
        }
        List<String> sources = options.has('e') ? options.values('e') : List.of(operands.remove(0));
        try {
            return new Grep(invocation, options, Inputs.orStandard(operands), compile(options, sources)).run();
        } catch (Regex.Problem problem) {
            Failure.say(invocation, problem.sentence());
            return TROUBLE;
        }
    }

    private static List<Pattern> compile(Options options, List<String> sources) {
        List<Pattern> patterns = new ArrayList<>();
        for (String source : sources) {
            for (String line : source.split("\n", -1)) {
                patterns.add(compile(options, Latin.argument(line)));
            }
        }
        return patterns;
    }

    private static Pattern compile(Options options, String source) {
        Set<Regex.Flag> flags = options.has('i') || options.has('y') ? Set.of(Regex.Flag.IGNORE_CASE) : Set.of();
        Regex.Syntax syntax = options.has('E') ? Regex.Syntax.EXTENDED : Regex.Syntax.BASIC;
        Pattern pattern = options.has('F')
                ? Pattern.compile(Pattern.quote(source), flags.isEmpty() ? 0 : Pattern.CASE_INSENSITIVE)
                : Regex.compile(source, syntax, flags);
        String wrapped = options.has('x')
                ? "\\A(?:" + pattern.pattern() + ")\\z"
                : options.has('w') ? "(?<!\\w)(?:" + pattern.pattern() + ")(?!\\w)" : pattern.pattern();
        return Pattern.compile(wrapped, pattern.flags());
    }

    private int run() {
        Inputs inputs = new Inputs(invocation);
        if (options.has('s')) {
            inputs.beSilent();
        }
        for (String name : names) {
            inputs.read(name).ifPresent(bytes -> search(name, Latin.text(bytes)));
            if (found && options.has('q')) {
                return 0;
            }
        }
        return inputs.failed() ? TROUBLE : found ? 0 : 1;
    }

    private void search(String name, String text) {
        boolean binary = text.indexOf('\0') >= 0 && !options.has('a');
        List<String> lines = Latin.lines(text);
        List<Integer> hits = new ArrayList<>();
        long most = options.value('m').flatMap(Sizes::parse).orElse(Long.MAX_VALUE);
        for (int i = 0; i < lines.size() && hits.size() < most; i++) {
            String line = lines.get(i);
            if (patterns.stream().anyMatch(pattern -> pattern.matcher(line).find()) != options.has('v')) {
                hits.add(i);
            }
        }
        found |= !hits.isEmpty();
        report(name, lines, hits, binary);
    }

    private void report(String name, List<String> lines, List<Integer> hits, boolean binary) {
        String shown = name.equals("-") ? "(standard input)" : name;
        String prefix = options.has('H') || names.size() > 1 && !options.has('h') ? shown : "";
        if (options.has('q')) {
            return;
        }
        if (options.has('l') || options.has('L')) {
            if (hits.isEmpty() == options.has('L')) {
                invocation.out().println(shown);
            }
        } else if (options.has('c')) {
            invocation.out().println((prefix.isEmpty() ? "" : prefix + ":") + hits.size());
        } else if (binary && !hits.isEmpty()) {
            invocation.out().println("grep: " + shown + ": binary file matches");
        } else {
            print(prefix, lines, hits);
        }
    }

    private void print(String prefix, List<String> lines, List<Integer> hits) {
        int before = context('B');
        int after = context('A');
        int next = 0;
        for (int hit : hits) {
            int start = Math.max(next, hit - before);
            if (hasContext() && next > 0 && start > next) {
                invocation.out().println("--");
            }
            for (int i = start; i < hit; i++) {
                line(prefix, i, '-', lines.get(i));
            }
            if (options.has('o')) {
                matches(prefix, hit, lines.get(hit));
            } else if (hit >= next) {
                line(prefix, hit, ':', lines.get(hit));
            }
            next = Math.max(next, hit + 1);
            for (; next < lines.size() && next <= hit + after && !hits.contains(next); next++) {
                line(prefix, next, '-', lines.get(next));
            }
        }
    }

    private boolean hasContext() {
        return !options.has('o') && (options.has('A') || options.has('B') || options.has('C'));
    }

    private int context(char letter) {
        return options.has('o')
                ? 0
                : options.value(letter).or(() -> options.value('C')).flatMap(Sizes::parse).map(size -> (int) Math.min(size, 1 << 20))
                        .orElse(0);
    }

    private void line(String prefix, int number, char separator, String text) {
        String name = prefix.isEmpty() ? "" : prefix + separator;
        String place = options.has('n') ? String.valueOf(number + 1) + separator : "";
        invocation.out().write(Latin.bytes(Latin.argument(name) + place + text + "\n"));
    }

    private void matches(String prefix, int number, String line) {
        if (options.has('v')) {
            return;
        }
        int place = 0;
        while (place <= line.length()) {
            Optional<Matcher> match = first(line, place);
            if (match.isEmpty()) {
                return;
            }
            if (match.get().end() > match.get().start()) {
                line(prefix, number, ':', match.get().group());
            }
            place = Math.max(place + 1, match.get().end());
        }
    }

    /** The match that starts first; of several the longest. */
    private Optional<Matcher> first(String line, int from) {
        Optional<Matcher> best = Optional.empty();
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(line);
            boolean better = matcher.find(from) && best.filter(other -> other.start() < matcher.start()
                    || other.start() == matcher.start() && other.end() >= matcher.end()).isEmpty();
            best = better ? Optional.of(matcher) : best;
        }
        return best;
    }
}
