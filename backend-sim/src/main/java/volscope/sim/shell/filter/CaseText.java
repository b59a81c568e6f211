package volscope.sim.shell.filter;

import java.util.Locale;

/** Text being collected under changes of case, as a replacement of {@code sed} asks for. */
final class CaseText {

    private final StringBuilder text = new StringBuilder();
    private char lasting = 'E';
    private char once = ' ';

    /** Changes the case of what follows: {@code L} and {@code U} until {@code E}, {@code l} and {@code u} of one character. */
    void change(char letter) {
        if (letter == 'l' || letter == 'u') {
            once = letter;
        } else {
            lasting = letter;
        }
    }

    void append(String more) {
        if (more.isEmpty()) {
            return;
        }
        String cased = cased(lasting, more);
        text.append(once == ' ' ? cased : cased(Character.toUpperCase(once), cased.substring(0, 1)) + cased.substring(1));
        once = ' ';
    }

    private static String cased(char letter, String text) {
        return switch (letter) {
            case 'L' -> text.toLowerCase(Locale.ROOT);
            case 'U' -> text.toUpperCase(Locale.ROOT);
            default -> text;
        };
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
