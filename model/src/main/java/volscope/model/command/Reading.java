package volscope.model.command;

import java.util.List;

/** What became of a text that should be a value. */
public sealed interface Reading {

    /** A value. */
    record Good(Value value) implements Reading {
    }

    /**
     * No value of the kind.
     *
     * @param reasons
     *            what is said of it before the option is named
     */
    record Bad(List<String> reasons) implements Reading {
        public Bad {
            reasons = List.copyOf(reasons);
        }

        static Bad because(String... reasons) {
            return new Bad(List.of(reasons));
        }
    }
}
