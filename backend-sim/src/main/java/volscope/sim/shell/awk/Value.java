package volscope.sim.shell.awk;

/** A value of awk. */
sealed interface Value {

    /** What a variable is that has not been set. */
    Value UNSET = new Unset();

    /** A number. */
    record Number(double number) implements Value {
    }

    /** Nothing yet: both 0 and empty. */
    record Unset() implements Value {
    }

    /** A text. */
    record Text(String text) implements Value {
    }

    /** A text from outside: it counts as a number if it looks like one. */
    record Input(String text) implements Value {
    }

    static Value of(double number) {
        return new Number(number);
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(boolean holds) {
        return new Number(holds ? 1 : 0);
    }

    /** The value as a number. */
    default double number() {
        return switch (this) {
            case Unset _ -> 0;
            case Number number -> number.number;
            case Text text -> Numbers.prefix(text.text);
            case Input input -> Numbers.prefix(input.text);
        };
    }

    /** The value as text; numbers that are not whole by the format. */
    default String text(String format) {
        return switch (this) {
            case Unset _ -> "";
            case Number number -> Numbers.text(number.number, format);
            case Text text -> text.text;
            case Input input -> input.text;
        };
    }

    /** Whether it counts as true. */
    default boolean isTrue() {
        return isNumeric() ? number() != 0 : !text("").isEmpty();
    }

    /** Whether it is compared as a number. */
    default boolean isNumeric() {
        return switch (this) {
            case Unset _,Number _ -> true;
            case Text _ -> false;
            case Input input -> Numbers.isNumber(input.text);
        };
    }
}
