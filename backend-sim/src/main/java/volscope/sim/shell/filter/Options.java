package volscope.sim.shell.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.sim.kernel.Invocation;

/** The options and operands of a call. */
final class Options {

    /**
     * What a tool takes.
     *
     * @param letters
     *            the one-letter options; a colon after one means that it has a value
     * @param words
     *            long options and the letters they mean
     */
    record Known(String letters, Map<String, Character> words) {

        static Known of(String letters) {
            return new Known(letters, Map.of());
        }

        boolean has(char letter) {
            return letter != ':' && letters.indexOf(letter) >= 0;
        }

        boolean takesValue(char letter) {
            return letters.startsWith(":", letters.indexOf(letter) + 1);
        }
    }

    private final Map<Character, List<String>> given = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();
    private final Known known;

    private Options(Known known) {
        this.known = known;
    }

    /** An option that the tool does not have, as getopt words it. */
    private static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1;

        Wrong(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** Reads the words of a call; if they are wrong, says so and gives nothing. */
    static Optional<Options> read(Invocation invocation, Known known) {
        return read(invocation, known, invocation.arguments());
    }

    static Optional<Options> read(Invocation invocation, Known known, List<String> words) {
        Options options = new Options(known);
        try {
            options.read(words);
            return Optional.of(options);
        } catch (Wrong wrong) {
            Failure.usage(invocation, String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    private void read(List<String> words) {
        int i = 0;
        while (i < words.size()) {
            String word = words.get(i);
            if (word.equals("--")) {
                operands.addAll(words.subList(i + 1, words.size()));
                return;
            }
            if (word.startsWith("--")) {
                i += longOption(word.substring(2), words.subList(i + 1, words.size()));
            } else if (word.startsWith("-") && word.length() > 1) {
                i += letters(word, words.subList(i + 1, words.size()));
            } else {
                operands.add(word);
            }
            i++;
        }
    }

    private int longOption(String text, List<String> rest) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        Character letter = known.words().get(name);
        if (letter == null) {
            throw new Wrong("unrecognized option '--" + name + "'");
        }
        if (!known.takesValue(letter)) {
            add(letter, "");
            return 0;
        }
        if (equals < 0 && rest.isEmpty()) {
            throw new Wrong("option '--" + name + "' requires an argument");
        }
        add(letter, equals < 0 ? rest.get(0) : text.substring(equals + 1));
        return equals < 0 ? 1 : 0;
    }

    private int letters(String word, List<String> rest) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (!known.has(letter)) {
                throw new Wrong("invalid option -- '" + letter + "'");
            }
            if (known.takesValue(letter)) {
                return value(letter, word.substring(i + 1), rest);
            }
            add(letter, "");
        }
        return 0;
    }

    private int value(char letter, String joined, List<String> rest) {
        if (joined.isEmpty() && rest.isEmpty()) {
            throw new Wrong("option requires an argument -- '" + letter + "'");
        }
        add(letter, joined.isEmpty() ? rest.get(0) : joined);
        return joined.isEmpty() ? 1 : 0;
    }

    private void add(char letter, String value) {
        given.computeIfAbsent(letter, any -> new ArrayList<>()).add(value);
    }

    boolean has(char letter) {
        return given.containsKey(letter);
    }

    /** The value of an option, the last one if it was given several times. */
    Optional<String> value(char letter) {
        return Optional.ofNullable(given.get(letter)).map(List::getLast);
    }

    /** All values of an option. */
    List<String> values(char letter) {
        return given.getOrDefault(letter, List.of());
    }

    /** The letters given, in the order of their first use. */
    List<Character> letters() {
        return List.copyOf(given.keySet());
    }

    List<String> operands() {
        return operands;
    }
}
