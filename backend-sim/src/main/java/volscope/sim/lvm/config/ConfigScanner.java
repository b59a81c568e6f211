package volscope.sim.lvm.config;

/** Splits a configuration text into its words and signs. */
final class ConfigScanner {

    private static final String DELIMITERS = "{}[]=,#\"'";

    private final String text;
    private int at;

    ConfigScanner(String text) {
        this.text = text;
    }

    boolean atEnd() {
        skip();
        return at >= text.length();
    }

    boolean take(char sign) {
        skip();
        if (at < text.length() && text.charAt(at) == sign) {
            at++;
            return true;
        }
        return false;
    }

    void expect(char sign) {
        if (!take(sign)) {
            throw error("unexpected token");
        }
    }

    /** A key: a bare word, or a string in quotes. */
    String key() {
        skip();
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return quoted();
        }
        String word = bare();
        if (word.isEmpty()) {
            throw error("unexpected token");
        }
        return word;
    }

    ConfigNode scalar() {
        skip();
        if (at >= text.length()) {
            throw error("expected a value");
        }
        char c = text.charAt(at);
        if (c == '"' || c == '\'') {
            return new ConfigNode.Text(quoted());
        }
        return number(bare());
    }

    private ConfigNode number(String word) {
        if (word.isEmpty()) {
            throw error("expected a value");
        }
        boolean isNumber = word.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.');
        if (!isNumber) {
            return new ConfigNode.Text(word);
        }
        try {
            return word.contains(".") ? new ConfigNode.Real(Double.parseDouble(word)) : new ConfigNode.Whole(Long.parseLong(word));
        } catch (NumberFormatException e) {
            throw error("bad number " + word);
        }
    }

    private String bare() {
        int start = at;
        while (at < text.length() && !isBreak(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isBreak(char c) {
        return c <= ' ' || DELIMITERS.indexOf(c) >= 0;
    }

    private String quoted() {
        char quote = text.charAt(at++);
        StringBuilder string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (quote == '"' && text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            string.append(text.charAt(at++));
        }
        if (at >= text.length()) {
            throw error("unterminated string");
        }
        at++;
        return string.toString();
    }

    private void skip() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c <= ' ') {
                at++;
            } else {
                return;
            }
        }
    }

    private ConfigSyntaxException error(String reason) {
        int line = 1 + (int) text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
        return new ConfigSyntaxException(at, line, reason);
    }
}
