package volscope.sim.shell;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.shell.ShellState.Option;
import volscope.sim.shell.syntax.Part;
import volscope.sim.shell.syntax.Word;

/** Expands words: parameters, substitutions, arithmetic, field splitting, path names, removal of quotes. */
final class Expander {

    private static final String DEFAULT_SEPARATORS = " \t\n";

    private final Session session;
    private final Parameters parameters;

    /** What happens to text that is found in a word. */
    private enum Context {
        /** Text of the word stays whole, results of expansions are split. */
        WORD,
        /** All is split: the word of a braced parameter. */
        SPLIT,
        /** Nothing is split, and nothing is part of a pattern. */
        QUOTED
    }

    Expander(Session session) {
        this.session = session;
        this.parameters = new Parameters(session);
    }

    /** The fields that words expand to. */
    List<String> fields(List<Word> words) {
        return words.stream().flatMap(word -> fields(word).stream()).toList();
    }

    private List<String> fields(Word word) {
        Fields fields = new Fields(separators());
        expand(word, fields, Context.WORD);
        List<String> found = new ArrayList<>();
        for (String pattern : fields.patterns()) {
            List<String> paths = Pattern.isPattern(pattern) && !session.has(Option.NO_GLOB)
                    ? new PathNames(session).matching(pattern)
                    : List.of();
            if (paths.isEmpty()) {
                found.add(PathNames.unquote(pattern));
            } else {
                found.addAll(paths);
            }
        }
        return found;
    }

    /** The text of a word that is no list of fields: of an assignment, a file's name. */
    String text(Word word) {
        return PathNames.unquote(patternText(word));
    }

    /** The pattern that a word is. */
    Pattern pattern(Word word) {
        return Pattern.of(patternText(word));
    }

    private String patternText(Word word) {
        Fields fields = new Fields("");
        expand(word, fields, Context.WORD);
        return fields.pattern();
    }

    private String quotedText(Word word) {
        Fields fields = new Fields("");
        expand(word, fields, Context.QUOTED);
        return PathNames.unquote(fields.pattern());
    }

    private String separators() {
        return session.variable("IFS").orElse(DEFAULT_SEPARATORS);
    }

    private void expand(Word word, Fields fields, Context context) {
        List<Part> parts = word.parts();
        for (int i = 0; i < parts.size(); i++) {
            if (i == 0 && context == Context.WORD && parts.get(0) instanceof Part.Literal literal) {
                fields.literal(home(literal.text()));
            } else {
                part(parts.get(i), fields, context);
            }
        }
    }

    /** A tilde at the start of a word is the home directory. */
    private String home(String text) {
        boolean tilde = text.equals("~") || text.startsWith("~/");
        return tilde ? session.variable("HOME").map(home -> home + text.substring(1)).orElse(text) : text;
    }

    private void part(Part part, Fields fields, Context context) {
        switch (part) {
            case Part.Literal literal -> literal(literal.text(), fields, context);
            case Part.Quoted quoted -> fields.quoted(quoted.text());
            case Part.Double quoted -> doubleQuoted(quoted, fields);
            case Part.Parameter parameter -> parameter(parameter.name(), fields, context);
            case Part.Length length -> result(String.valueOf(length(length.name())), fields, context);
            case Part.Modified modified -> modified(modified, fields, context);
            case Part.Command command -> result(new Interpreter(session).substitute(command.body()), fields, context);
            case Part.Arithmetic arithmetic -> result(calculate(arithmetic.expression()), fields, context);
            case Part.BadSubstitution _ -> throw session.fail("Bad substitution");
        }
    }

    private static void literal(String text, Fields fields, Context context) {
        switch (context) {
            case WORD -> fields.literal(text);
            case SPLIT -> fields.split(text);
            case QUOTED -> fields.quoted(text);
        }
    }

    private static void result(String text, Fields fields, Context context) {
        if (context == Context.QUOTED) {
            fields.quoted(text);
        } else {
            fields.split(text);
        }
    }

    private void doubleQuoted(Part.Double quoted, Fields fields) {
        if (!quoted.parts().contains(new Part.Parameter("@"))) {
            fields.quoted("");
        }
        quoted.parts().forEach(part -> part(part, fields, Context.QUOTED));
    }

    private void parameter(String name, Fields fields, Context context) {
        if (name.equals("@") || name.equals("*") && context != Context.QUOTED) {
            all(fields, context);
        } else if (name.equals("*")) {
            fields.quoted(String.join(separators().isEmpty() ? "" : separators().substring(0, 1), session.state().positional()));
        } else {
            result(parameters.required(name), fields, context);
        }
    }

    private void all(Fields fields, Context context) {
        boolean first = true;
        for (String value : session.state().positional()) {
            if (!first) {
                fields.endField();
            }
            result(value, fields, context);
            first = false;
        }
    }

    private int length(String name) {
        String value = parameters.isAll(name) ? parameters.all() : parameters.required(name);
        return value.codePointCount(0, value.length());
    }

    private void modified(Part.Modified modified, Fields fields, Context context) {
        String name = modified.name();
        boolean there = parameters.isThere(name, modified.modifier());
        switch (modified.modifier()) {
            case DEFAULT, DEFAULT_EMPTY -> {
                if (there) {
                    parameter(name, fields, context);
                } else {
                    word(modified.word(), fields, context);
                }
            }
            case ALTERNATIVE, ALTERNATIVE_EMPTY -> {
                if (there) {
                    word(modified.word(), fields, context);
                }
            }
            case ASSIGN, ASSIGN_EMPTY -> {
                if (!there) {
                    parameters.assign(name, context == Context.QUOTED ? quotedText(modified.word()) : text(modified.word()));
                }
                parameter(name, fields, context);
            }
            case REQUIRE, REQUIRE_EMPTY -> {
                if (!there) {
                    throw session.fail(name + ": " + missing(modified));
                }
                parameter(name, fields, context);
            }
            default -> result(trimmed(modified), fields, context);
        }
    }

    private void word(Word word, Fields fields, Context context) {
        expandAll(word.parts(), fields, context == Context.QUOTED ? Context.QUOTED : Context.SPLIT);
    }

    private void expandAll(List<Part> parts, Fields fields, Context context) {
        parts.forEach(part -> part(part, fields, context));
    }

    private String missing(Part.Modified modified) {
        if (!modified.word().parts().isEmpty()) {
            return text(modified.word());
        }
        return modified.modifier() == Part.Modifier.REQUIRE ? "parameter not set" : "parameter not set or null";
    }

    private String trimmed(Part.Modified modified) {
        String value = parameters.isAll(modified.name()) ? parameters.all() : parameters.required(modified.name());
        Pattern pattern = pattern(modified.word());
        return switch (modified.modifier()) {
            case TRIM_PREFIX -> trimPrefix(value, pattern, 0, 1);
            case TRIM_LONGEST_PREFIX -> trimPrefix(value, pattern, value.length(), -1);
            case TRIM_SUFFIX -> trimSuffix(value, pattern, value.length(), -1);
            case TRIM_LONGEST_SUFFIX -> trimSuffix(value, pattern, 0, 1);
            default -> throw new AssertionError(modified.modifier());
        };
    }

    private static String trimPrefix(String value, Pattern pattern, int start, int step) {
        for (int i = start; i >= 0 && i <= value.length(); i += step) {
            if (pattern.matches(value.substring(0, i))) {
                return value.substring(i);
            }
        }
        return value;
    }

    private static String trimSuffix(String value, Pattern pattern, int start, int step) {
        for (int i = start; i >= 0 && i <= value.length(); i += step) {
            if (pattern.matches(value.substring(i))) {
                return value.substring(0, i);
            }
        }
        return value;
    }

    private String calculate(Word expression) {
        String text = quotedText(expression);
        try {
            return String.valueOf(new Arithmetic(text, session).value());
        } catch (Arithmetic.Problem problem) {
            throw session.fail(problem.sentence());
        }
    }
}
