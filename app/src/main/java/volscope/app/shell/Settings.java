package volscope.app.shell;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import volscope.app.lab.Memory;
import volscope.app.session.Session;
import volscope.app.session.Subscription;

/** What a person set, kept from one start to the next; a word that can't be read is as if there were none. */
public final class Settings {
    /** The key of the language's tag, which is read before there is a window. */
    public static final String LANGUAGE = "language";
    static final double SMALLEST = 0.75;
    static final double LARGEST = 3;

    private static final String THEME = "theme";
    private static final String SCALE = "scale";
    private static final String MOTION = "motion";
    private static final String LAYOUT = "layout";
    private static final String STEPS = "steps";
    private static final String ALL = "all";

    private final Memory memory;

    @Inject
    Settings(Memory memory) {
        this.memory = memory;
    }

    /** How much moves. */
    enum Motion {
        /** As the desktop has it. */
        SYSTEM,
        /** Nothing. */
        REDUCED,
        /** What just changed. */
        FULL
    }

    Theme theme() {
        return read(THEME, Theme.values()).orElse(Theme.LIGHT);
    }

    void keep(Theme theme) {
        memory.put(THEME, theme.name());
    }

    Motion motion() {
        return read(MOTION, Motion.values()).orElse(Motion.SYSTEM);
    }

    void keep(Motion motion) {
        memory.put(MOTION, motion.name());
    }

    Layout layout() {
        return read(LAYOUT, Layout.values()).orElse(Layout.MANAGE);
    }

    void keep(Layout layout) {
        memory.put(LAYOUT, layout.name());
    }

    double scale() {
        return number(SCALE).filter(scale -> scale >= SMALLEST && scale <= LARGEST).orElse(1.0);
    }

    void keepScale(double scale) {
        memory.put(SCALE, Double.toString(scale));
    }

    Optional<String> language() {
        return memory.get(LANGUAGE);
    }

    void keepLanguage(String tag) {
        memory.put(LANGUAGE, tag);
    }

    /** How many steps a session keeps at most; all if empty. */
    OptionalLong steps() {
        return number(STEPS).filter(steps -> steps >= 1).map(steps -> OptionalLong.of(steps.longValue())).orElse(OptionalLong.empty());
    }

    private void keep(OptionalLong steps) {
        if (!steps.equals(steps())) {
            memory.put(STEPS, steps.isPresent() ? Long.toString(steps.getAsLong()) : ALL);
        }
    }

    /** Lets a session keep as many steps as were set last, and follows what is set from now on. */
    Subscription followSteps(Session session) {
        AtomicBoolean begun = new AtomicBoolean();
        session.keep(steps()).thenAccept(frame -> begun.set(true));
        return session.listen(now -> {
            if (begun.get()) {
                keep(now.history().limit());
            }
        });
    }

    /** A number of the window’s own, by its name. */
    Optional<Double> number(String name) {
        try {
            return memory.get(name).map(Double::valueOf).filter(number -> !number.isNaN());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    void keep(String name, double number) {
        memory.put(name, Double.toString(number));
    }

    /** A word of the window’s own, by its name. */
    Optional<String> word(String name) {
        return memory.get(name);
    }

    void keep(String name, String word) {
        memory.put(name, word);
    }

    private <E extends Enum<E>> Optional<E> read(String key, E[] values) {
        return memory.get(key).flatMap(word -> Arrays.stream(values).filter(value -> value.name().equals(word)).findFirst());
    }
}
