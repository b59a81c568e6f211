package volscope.app.view.acts;

import java.util.function.UnaryOperator;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Shows words of a line in the words of a language. */
final class WordConverter extends StringConverter<String> {
    private final UnaryOperator<String> words;

    WordConverter(UnaryOperator<String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable String word) {
        return word == null ? "" : words.apply(word);
    }

    @Override
    public String fromString(String text) {
        throw new UnsupportedOperationException("the list is not editable");
    }
}
