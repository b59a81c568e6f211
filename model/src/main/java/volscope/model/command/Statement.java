package volscope.model.command;

import java.util.List;
import java.util.Optional;

/**
 * A line of a table.
 *
 * @param keyword
 *            its first word
 * @param tokens
 *            what follows
 */
record Statement(String keyword, List<Token> tokens) {

    /** The words that are not quoted. */
    List<String> words() {
        return tokens.stream().filter(token -> !token.isQuoted()).map(Token::text).toList();
    }

    /** One of the words that are not quoted. */
    String word(int index) {
        List<String> words = words();
        if (index >= words.size()) {
            throw new IllegalArgumentException(keyword + " needs more words");
        }
        return words.get(index);
    }

    /** The texts that are quoted. */
    List<String> texts() {
        return tokens.stream().filter(Token::isQuoted).map(Token::text).toList();
    }

    /** The last quoted text. */
    String text() {
        List<String> texts = texts();
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(keyword + " needs a text in quotes");
        }
        return texts.getLast();
    }

    /** What follows {@code key=} in a word. */
    Optional<String> setting(String key) {
        return words().stream().filter(word -> word.startsWith(key + "=")).map(word -> word.substring(key.length() + 1)).findFirst();
    }

    /** The quoted texts that directly follow a word. */
    List<String> textsAfter(String word) {
        return tokens.stream().dropWhile(token -> token.isQuoted() || !token.text().equals(word)).skip(1).takeWhile(Token::isQuoted)
                .map(Token::text).toList();
    }
}
