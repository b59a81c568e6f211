package volscope.model.command;

import java.util.List;

/**
 * Reads a table of commands. Its language has one statement a line; {@code #} begins a comment:
 *
 * <pre>
 * dialect NAME RULES exit=N [unknown "…"] [tail "…"…] [usage "…"…]
 *                                                          how a family words refusals
 * kind ID TYPE [unit=s|k|m] [sign=+|-|+-] [words=a,b] [else "…"] "label"
 * group NAME                                               options that several commands share; option lines follow
 * command NAME DIALECT [common=GROUP] "summary"            a command; the lines below belong to it
 *   takes GROUP…                                           shared options
 *   option [-c…] --name[|--name] [KIND] [+] [=preset] "help" an option; + may be repeated
 *   form ID ["description"…]                                the lines below belong to the form
 *     need|any|may ITEM…                                    options and operands it must have, must have one of, may have
 *     syntax "…"…                                           how usage text writes it
 *   check zero --option…
 *   check clash|together --option --option "sentence"
 *   preface|closing "…"…
 * </pre>
 *
 * An ITEM is an option ({@code --name}, {@code --name=value}), {@code @GROUP}, or an operand
 * ({@code KIND|KIND}, followed by {@code ...} if more may follow and by {@code <--option} if an option may stand in for it).
 */
final class TableReader {

    private final TableBuilder builder = new TableBuilder();

    /**
     * Reads a table; what the ones before it defined holds in it.
     *
     * @param text
     *            the table
     * @param name
     *            what to call it when it is wrong
     */
    TableReader read(String text, String name) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                statement(lines.get(i));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ", line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return this;
    }

    /** The commands of all tables read. */
    List<CommandSpec> commands() {
        return builder.finish();
    }

    private void statement(String line) {
        if (line.isBlank() || line.strip().startsWith("#")) {
            return;
        }
        List<Token> tokens = Token.split(line);
        Statement statement = new Statement(tokens.get(0).text(), tokens.subList(1, tokens.size()));
        switch (statement.keyword()) {
            case "dialect" -> builder.dialect(statement);
            case "kind" -> builder.kind(statement);
            case "group" -> builder.group(statement.word(0));
            case "command" -> builder.command(statement);
            case "takes" -> statement.words().forEach(builder::takes);
            case "option" -> builder.option(statement);
            case "form" -> builder.form(statement);
            case "need" -> builder.need(statement.words());
            case "any" -> builder.any(statement.words());
            case "may" -> builder.may(statement.words());
            case "syntax" -> builder.syntax(statement.texts());
            case "check" -> builder.check(statement);
            case "preface" -> builder.preface(statement.texts());
            case "closing" -> builder.closing(statement.texts());
            default -> throw new IllegalArgumentException("no statement " + statement.keyword());
        }
    }
}
