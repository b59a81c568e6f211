package volscope.app.lesson.predicate;

import java.util.List;
import java.util.Optional;
import volscope.model.machine.Revision;
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
        public boolean isOfSteps() {
            return true;
        }

        @Override
        public Finding judge(World world) {
            Truth wanted = when == When.ALWAYS ? Truth.FALSE : Truth.TRUE;
            List<RevisionId> moments = when == When.AT_SOME_TIME ? world.session() : world.branch();
            Optional<RevisionId> found = moments.stream().filter(moment -> inner.truth(world.at(moment)) == wanted).findFirst();
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

    /** A formula in every state that a power cut now may leave. */
    record AfterAnyCrash(Formula inner) implements Temporal {
        @Override
        public boolean isOfSteps() {
            return inner.isOfSteps();
        }

        @Override
        public Finding judge(World world) {
            return world.now().revision().afterPowerCut(Aftermath.MOST).map(states -> judge(world, states))
                    .orElseGet(() -> Finding.undefined(Words.of("observed.too-many", Aftermath.MOST)));
        }

        private Finding judge(World world, List<Revision> states) {
            Truth all = Truth.TRUE;
            int held = 0;
            Words counterexample = Words.of("observed.none");
            for (Revision state : states) {
                Finding one = inner.judge(new Aftermath(world, new Moment(state)));
                held += one.isMet() ? 1 : 0;
                if (one.truth().compareTo(all) < 0) {
                    all = one.truth();
                    counterexample = one.observed();
                }
            }
            return new Finding(all, all == Truth.TRUE
                    ? Words.of("observed.states", held, states.size())
                    : Words.of("observed.states-but", held, states.size(), counterexample));
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
