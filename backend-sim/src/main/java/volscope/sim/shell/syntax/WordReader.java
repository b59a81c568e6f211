package volscope.sim.shell.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads words with their quotes and expansions. */
final class WordReader {

    private static final String SPECIAL = "@*#?-$!";

    private final Cursor cursor;

    WordReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The word that starts here; without parts if none does. */
    Word word() {
        return new Word(parts(Quoting.PLAIN));
    }

    private List<Part> parts(Quoting quoting) {
        cursor.enter();
        Parts parts = new Parts();
        int open = 0;
        while (true) {
            if (cursor.atEnd()) {
                requireMayEnd(quoting);
                break;
            }
            char c = cursor.peek();
            if (quoting.ends(c) || quoting == Quoting.ARITHMETIC && c == ')' && open == 0) {
                break;
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            part(quoting, parts);
        }
        cursor.leave();
        return parts.list();
    }

    private static void requireMayEnd(Quoting quoting) {
        if (quoting != Quoting.PLAIN) {
            throw new SyntaxException(quoting.unterminated());
        }
    }

    private void part(Quoting quoting, Parts parts) {
        char c = cursor.next();
        if (c == '\\') {
            escape(quoting, parts);
        } else if (c == '\'' && quoting.hasSingleQuotes()) {
            parts.add(singleQuoted());
        } else if (c == '"' && quoting.hasDoubleQuotes()) {
            parts.add(new Part.Double(parts(Quoting.DOUBLE)));
            cursor.next();
        } else if (c == '$') {
            dollar(quoting, parts);
        } else if (c == '`') {
            parts.add(backQuoted(quoting));
        } else {
            parts.text(c);
        }
    }

    private void escape(Quoting quoting, Parts parts) {
        if (cursor.atEnd()) {
            parts.text('\\');
            return;
        }
        char c = cursor.next();
        if (c == '\n') {
            return;
        }
        if (!quoting.escapes(c)) {
            parts.text('\\');
            parts.text(c);
        } else if (quoting.hasSingleQuotes()) {
            parts.add(new Part.Quoted(String.valueOf(c)));
        } else {
            parts.text(c);
        }
    }

    private Part singleQuoted() {
        StringBuilder text = new StringBuilder();
        while (cursor.peek() != '\'') {
            if (cursor.atEnd()) {
                throw new SyntaxException(Quoting.PLAIN.unterminated());
            }
            text.append(cursor.next());
        }
        cursor.next();
        return new Part.Quoted(text.toString());
    }

    private void dollar(Quoting quoting, Parts parts) {
        if (cursor.accept("((")) {
            parts.add(arithmetic());
        } else if (cursor.accept("(")) {
            parts.add(new Part.Command(new Parser(cursor).substitution()));
        } else if (cursor.accept("{")) {
            parts.add(braced(quoting));
        } else {
            simpleParameter().ifPresentOrElse(name -> parts.add(new Part.Parameter(name)), () -> parts.text('$'));
        }
    }

    private Part arithmetic() {
        Word expression = new Word(parts(Quoting.ARITHMETIC));
        if (!cursor.accept("))")) {
            throw new SyntaxException(Quoting.ARITHMETIC.unterminated());
        }
        return new Part.Arithmetic(expression);
    }

    private Optional<String> simpleParameter() {
        char c = cursor.peek();
        if (Cursor.isNameStart(c)) {
            return Optional.of(cursor.name());
        }
        if (Cursor.isDigit(c) || c != Cursor.END && SPECIAL.indexOf(c) >= 0) {
            return Optional.of(String.valueOf(cursor.next()));
        }
        return Optional.empty();
    }

    private Part braced(Quoting quoting) {
        int start = cursor.position();
        if (cursor.accept("#")) {
            Optional<String> name = bracedName();
            if (name.isPresent() && cursor.accept("}")) {
                return new Part.Length(name.get());
            }
            cursor.moveTo(start);
        }
        Optional<String> name = bracedName();
        if (name.isPresent() && cursor.accept("}")) {
            return new Part.Parameter(name.get());
        }
        Optional<Part.Modifier> modifier = name.flatMap(any -> modifier());
        Quoting inside = modifier.filter(Part.Modifier::trims).isPresent() ? Quoting.BRACE : quoting.braced();
        Word word = new Word(parts(inside));
        cursor.next();
        return modifier.<Part>map(found -> new Part.Modified(name.orElseThrow(), found, word)).orElseGet(Part.BadSubstitution::new);
    }

    private Optional<String> bracedName() {
        String digits = cursor.digits();
        return digits.isEmpty() ? simpleParameter() : Optional.of(digits);
    }

    private Optional<Part.Modifier> modifier() {
        return Arrays.stream(Part.Modifier.values()).filter(modifier -> cursor.accept(modifier.symbol())).findFirst();
    }

    private Part backQuoted(Quoting quoting) {
        StringBuilder text = new StringBuilder();
        while (cursor.peek() != '`') {
            if (cursor.atEnd()) {
                throw new SyntaxException("EOF in backquote substitution");
            }
            char c = cursor.next();
            boolean escaped = c == '\\' && ("$`\\".indexOf(cursor.peek()) >= 0 || cursor.peek() == '"' && !quoting.hasSingleQuotes());
            text.append(escaped ? cursor.next() : c);
        }
        cursor.next();
        return new Part.Command(Parser.parse(text.toString()));
    }
}
