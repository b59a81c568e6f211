package volscope.app.view.acts;

import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import volscope.app.text.Amounts;

/** Writes numbers of KiB as sizes. */
final class KibConverter extends StringConverter<Long> {
    private static final long KIB = 1024;

    private final Amounts amounts;

    KibConverter(Amounts amounts) {
        this.amounts = amounts;
    }

    @Override
    public String toString(@Nullable Long kib) {
        return kib == null ? "" : amounts.bytes(kib * KIB);
    }

    @Override
    public Long fromString(String text) {
        throw new UnsupportedOperationException("the list is not editable");
    }
}
