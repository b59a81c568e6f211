package volscope.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import volscope.sim.profile.Profiles;

/** What a draft publishes is the same object as long as nothing has changed, and another one as soon as anything has. */
class KernelTest {

    private static final Layer<Counter, Integer> COUNTER = new Layer<>("counter", 0, Counter::new);

    private static final class Counter extends Subsystem<Integer> {
        private Integer count;

        Counter(Kernel kernel, Integer count) {
            super(kernel);
            this.count = count;
        }

        @Override
        public Integer publish() {
            return count;
        }
    }

    private record Idle() implements Work {
        @Override
        public String label() {
            return "idle";
        }

        @Override
        public void run(Kernel kernel) {
            // what it does does not matter
        }
    }

    private static Kernel kernel() {
        Kernel kernel = Kernel.open(Kernel.powerOn(Profiles.V6_1, new Layers(List.of(COUNTER)), 1), StepSink.NONE);
        kernel.queue(new Idle());
        kernel.at(1_000, new Idle());
        return Kernel.open(kernel.publish(), StepSink.NONE);
    }

    @Test
    void nothingHasChangedWhereNobodyChangedAnything() {
        Kernel kernel = kernel();
        KernelState first = kernel.publish();
        assertThat(kernel.get(COUNTER).count).isZero();
        assertThat(kernel.publish()).isSameAs(first);
        assertThat(Kernel.open(first, StepSink.NONE).publish()).isSameAs(first);
    }

    private static Stream<Named<Consumer<Kernel>>> changes() {
        return Stream.of(Named.of("a line of the log", kernel -> kernel.printk(LogLine.Level.INFO, "a line")),
                Named.of("a number that is handed out", Kernel::nextId),
                Named.of("a number that is drawn", kernel -> kernel.random().next()),
                Named.of("work", kernel -> kernel.queue(new Idle())), Named.of("work for a time", kernel -> kernel.at(5, new Idle())),
                Named.of("work that is done", Kernel::step), Named.of("time", kernel -> kernel.advance(10)),
                Named.of("time that is up", kernel -> kernel.advance(2_000)), Named.of("a layer", kernel -> kernel.get(COUNTER).count = 1));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whateverChangesIsPublished(Consumer<Kernel> change) {
        Kernel kernel = kernel();
        KernelState before = kernel.publish();
        change.accept(kernel);
        KernelState after = kernel.publish();
        assertThat(after).isNotSameAs(before);
        assertThat(kernel.publish()).isSameAs(after);
        assertThat(said(before)).isNotEqualTo(said(after)).isEqualTo(said(kernel().publish()));
    }

    private static List<Object> said(KernelState state) {
        return List.of(state.states(), List.copyOf(state.queue()), state.timers(), state.log().size(), state.now(), state.random(),
                state.serial());
    }
}
