package volscope.app.lesson.predicate;

import java.util.Optional;

/** Formulas made of formulas that are judged at the same moment. */
sealed interface Connective extends Formula {

    /** Not. */
    record Not(Formula inner) implements Connective {
        @Override
        public Finding judge(World world) {
            Finding finding = inner.judge(world);
            return new Finding(finding.truth().not(), finding.observed());
        }

        @Override
        public Truth truth(World world) {
            return inner.truth(world).not();
        }

        @Override
        public Words sentence() {
            return Words.of("formula.not", inner.sentence());
        }

        @Override
        public Optional<Thing> thing() {
            return inner.thing();
        }

        @Override
        public boolean isTemporal() {
            return inner.isTemporal();
        }

        @Override
        public boolean isOfSteps() {
            return inner.isOfSteps();
        }
    }

    /** How two formulas are joined. */
    enum Join {
        AND, OR, IMPLIES
    }

    /** Two formulas. What is observed is what decides. */
    record Both(Formula left, Join join, Formula right) implements Connective {
        @Override
        public Finding judge(World world) {
            Finding one = left.judge(world);
            Finding other = right.judge(world);
            Truth premise = join == Join.IMPLIES ? one.truth().not() : one.truth();
            Truth truth = join == Join.AND ? premise.and(other.truth()) : premise.or(other.truth());
            return new Finding(truth, premise == truth && join != Join.IMPLIES ? one.observed() : other.observed());
        }

        @Override
        public Words sentence() {
            return switch (join) {
                case AND -> Words.of("formula.and", left.sentence(), right.sentence());
                case OR -> Words.of("formula.or", left.sentence(), right.sentence());
                case IMPLIES -> Words.of("formula.implies", left.sentence(), right.sentence());
            };
        }

        @Override
        public Optional<Thing> thing() {
            return left.thing().or(right::thing);
        }

        @Override
        public boolean isTemporal() {
            return left.isTemporal() || right.isTemporal();
        }

        @Override
        public boolean isOfSteps() {
            return left.isOfSteps() || right.isOfSteps();
        }
    }
}
