package volscope.app.lesson.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a value is taken from those that a variable may have. */
interface Draw {

    /** The defaults; where there is none, the first. */
    Draw DEFAULTS = new Draw() {
        @Override
        public Value one(List<Value> domain, Optional<Value> byDefault) {
            return byDefault.orElseGet(domain::getFirst);
        }

        @Override
        public Value some(int count, List<Long> domain, Optional<Value> byDefault) {
            return byDefault.orElseGet(() -> new Value.Many(domain.subList(0, count)));
        }
    };

    /** One value of a domain that is not empty. */
    Value one(List<Value> domain, Optional<Value> byDefault);

    /** A set of so many numbers of a domain that has as many. */
    Value some(int count, List<Long> domain, Optional<Value> byDefault);

    /** Draws from a stream. */
    static Draw from(Stream stream) {
        return new Draw() {
            @Override
            public Value one(List<Value> domain, Optional<Value> byDefault) {
                return domain.get(stream.below(domain.size()));
            }

            @Override
            public Value some(int count, List<Long> domain, Optional<Value> byDefault) {
                List<Long> left = new ArrayList<>(domain);
                List<Long> drawn = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    drawn.add(left.remove(stream.below(left.size())));
                }
                return new Value.Many(drawn);
            }
        };
    }
}
