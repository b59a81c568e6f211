package volscope.sim.shell.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.sim.shell.awk.Token.Kind;

/** Splits a script into tokens. */
final class Lexer {

    private static final Set<String> KEYWORDS = Set.of("BEGIN", "END", "function", "func", "if", "else", "while", "for", "do", "break",
            "continue",
            "next", "nextfile", "exit", "return", "delete", "in", "getline", "print", "printf");

    static final Set<String> BUILTINS = Set.of("length", "substr", "index", "split", "sub", "gsub", "gensub", "match", "sprintf", "sin",
            "cos",
            "atan2", "exp", "log", "sqrt", "int", "rand", "srand", "tolower", "toupper", "system", "close", "fflush", "strtonum");

    private static final List<String> OPERATORS = List.of("**=", "&&", "||", "++", "--", "+=", "-=", "*=", "/=", "%=", "^=", "**", "==",
            "<=", ">=",
            "!=", "!~", ">>", "{", "}", "(", ")", "[", "]", ";", ",", "+", "-", "*", "/", "%", "^", "!", "<", ">", "|", "?", ":", "~", "$",
            "=");

    private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]+|(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        return new Lexer(text).all();
    }

    private List<Token> all() {
        skipBlanks();
        while (position < text.length()) {
            token();
            skipBlanks();
        }
        tokens.add(new Token(Kind.END, "", position));
        return tokens;
    }

    private void skipBlanks() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '#') {
                int end = text.indexOf('\n', position);
                position = end < 0 ? text.length() : end;
            } else if (text.startsWith("\\\n", position)) {
                position += 2;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                position++;
            } else {
                return;
            }
        }
    }

    private void add(Kind kind, String shown, int length) {
        tokens.add(new Token(kind, shown, position));
        position += length;
    }

    private void token() {
        char c = text.charAt(position);
        Matcher number = NUMBER.matcher(text).region(position, text.length());
        Matcher name = NAME.matcher(text).region(position, text.length());
        if (c == '\n') {
            add(Kind.NEWLINE, "\n", 1);
        } else if (number.lookingAt()) {
            add(Kind.NUMBER, number.group(), number.group().length());
        } else if (name.lookingAt()) {
            word(name.group());
        } else if (c == '"') {
            delimited(Kind.STRING, '"');
        } else if (c == '/' && !endsOperand()) {
            delimited(Kind.REGEX, '/');
        } else {
            operator();
        }
    }

    private void word(String word) {
        boolean called = text.startsWith("(", position + word.length());
        Kind kind = KEYWORDS.contains(word) ? Kind.KEYWORD : BUILTINS.contains(word) ? Kind.BUILTIN : called ? Kind.FUNCTION : Kind.NAME;
        add(kind, word.equals("func") ? "function" : word, word.length());
    }

    /** Whether what stands before is an operand, so that a slash divides. */
    private boolean endsOperand() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.getLast();
        return switch (last.kind()) {
            case NUMBER, STRING, NAME, BUILTIN -> true;
            case OPERATOR -> List.of(")", "]", "$", "++", "--").contains(last.text());
            default -> false;
        };
    }

    private void delimited(Kind kind, char delimiter) {
        int end = position + 1;
        boolean inBrackets = false;
        while (end < text.length() && text.charAt(end) != '\n' && (inBrackets || text.charAt(end) != delimiter)) {
            char c = text.charAt(end);
            boolean opens = kind == Kind.REGEX && !inBrackets && c == '[' && text.indexOf(']', end + 2) > 0;
            inBrackets = opens || inBrackets && (c != ']' || text.charAt(end - 1) == '[' || text.startsWith("[^", end - 2));
            end += c == '\\' && end + 1 < text.length() ? 2 : 1;
        }
        if (end >= text.length() || text.charAt(end) != delimiter) {
            throw new SyntaxProblem(position, kind == Kind.REGEX ? "unterminated regexp" : "unterminated string");
        }
        String inner = text.substring(position + 1, end);
        add(kind, kind == Kind.STRING ? unescaped(inner) : inner.replace("\\/", "/"), end + 1 - position);
    }

    /** A string without its escapes; a backslash before any other character stays. */
    static String unescaped(String inner) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c != '\\' || i + 1 == inner.length()) {
                out.append(c);
                continue;
            }
            char escaped = inner.charAt(++i);
            int meaning = "abfnrtv\\\"/".indexOf(escaped);
            if (Character.digit(escaped, 8) >= 0) {
                int end = i;
                while (end < inner.length() && end < i + 3 && Character.digit(inner.charAt(end), 8) >= 0) {
                    end++;
                }
                out.append((char) (Integer.parseInt(inner.substring(i, end), 8) & 0xff));
                i = end - 1;
            } else if (meaning >= 0) {
                out.append("\u0007\b\f\n\r\t\u000b\\\"/".charAt(meaning));
            } else {
                out.append('\\').append(escaped);
            }
        }
        return out.toString();
    }

    private void operator() {
        String operator = OPERATORS.stream().filter(candidate -> text.startsWith(candidate, position)).findFirst()
                .orElseThrow(() -> new SyntaxProblem(position, "syntax error"));
        add(Kind.OPERATOR, operator.equals("**") ? "^" : operator.equals("**=") ? "^=" : operator, operator.length());
    }
}
