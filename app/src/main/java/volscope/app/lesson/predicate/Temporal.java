package volscope.app.lesson.predicate;

import java.util.List;
import java.util.Optional;
import volscope.model.machine.RevisionId;

/** Formulas about other moments than the one that is judged. */
sealed interface Temporal extends Formula {

    @Override
    default boolean isTemporal() {
        return true;
    }

    /** Which moments are asked about. */
    enum When {
        ALWAYS, NEVER, AT_SOME_TIME
    }

    /**
     * A formula at every moment, at none, or at some: the first two of this branch, the last of the whole session. {@code always} fails only
     * where the formula is false, {@code never} only where it is true.
     */
    record Through(When when, Formula inner) implements Temporal {
        @Override
        public Finding judge(World world) {
            Truth wanted = when == When.ALWAYS ? Truth.FALSE : Truth.TRUE;
            List<RevisionId> moments = when == When.AT_SOME_TIME ? world.session() : world.branch();
            Optional<RevisionId> found = moments.stream().filter(moment -> inner.judge(world.at(moment)).truth() == wanted).findFirst();
            Words observed = found.map(moment -> Words.of("observed.at", world.at(moment).now().revision().step()))
                    .orElseGet(() -> when == When.AT_SOME_TIME ? Words.of("observed.not-yet") : Words.of("observed.holds"));
            return Finding.of(found.isPresent() == (when == When.AT_SOME_TIME), observed);
        }

        @Override
        public Words sentence() {
            return switch (when) {
                case ALWAYS -> Words.of("formula.always", inner.sentence());
                case NEVER -> Words.of("formula.never", inner.sentence());
                case AT_SOME_TIME -> Words.of("formula.at-some-time", inner.sentence());
            };
        }

        @Override
        public Optional<Thing> thing() {
            return inner.thing();
        }
    }

    /** A formula in every state that a power cut now may leave. The machine can't be asked for those states, so it can't be told. */
    record AfterAnyCrash(Formula inner) implements Temporal {
        @Override
        public Finding judge(World world) {
            return Finding.undefined(Words.of("observed.not-asked"));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.after-any-crash", inner.sentence());
        }

        @Override
        public Optional<Thing> thing() {
            return inner.thing();
        }
    }
}
