package volscope.sim.shell.filter;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command of a script of {@code sed}.
 *
 * @param from
 *            the line it starts to apply at; without one it applies to all
 * @param to
 *            the last line it applies to, for a range
 * @param choice
 *            whether it applies to the lines addressed or to all others
 * @param action
 *            what it does
 */
record SedCommand(Optional<Address> from, Optional<Address> to, Choice choice, Action action) {

    /** Which lines an address chooses. */
    enum Choice {
        ADDRESSED, OTHERS
    }

    /** A line or several. */
    sealed interface Address {
    }

    /** A line by its number. */
    record Number(long line) implements Address {
    }

    /** The last line. */
    record Last() implements Address {
    }

    /** Lines that match; without a pattern, the one used last. */
    record Match(Optional<Pattern> pattern) implements Address {
    }

    /** Each so many-th line. */
    record Step(long first, long step) implements Address {
    }

    /** So many lines after the start of the range. */
    record Plus(long lines) implements Address {
    }

    /** Something a command does. */
    sealed interface Action {
    }

    /** A command of one letter without arguments. */
    record Plain(char letter) implements Action {
    }

    /** {@code s}. */
    record Substitute(Optional<Pattern> pattern, List<Piece> replacement, long occurrence, String flags) implements Action {
    }

    /** A piece of a replacement. */
    sealed interface Piece {
    }

    /** Text as it is. */
    record Text(String text) implements Piece {
    }

    /** What a group has matched; 0 for all. */
    record Group(int number) implements Piece {
    }

    /** A change of case of what follows: {@code L U l u E}. */
    record Case(char letter) implements Piece {
    }

    /** {@code y}. */
    record Translate(String from, String to) implements Action {
    }

    /** {@code a}, {@code i}, {@code c}. */
    record Insert(char letter, String text) implements Action {
    }

    /** {@code b}, {@code t}, {@code T}. */
    record Branch(char letter, String label) implements Action {
    }

    /** {@code :label}. */
    record Label(String name) implements Action {
    }

    /** The start of a block; {@code end} is the place of the command after it. */
    record Block(int end) implements Action {
    }

    /** {@code q}, {@code Q}. */
    record Quit(char letter, int status) implements Action {
    }
}
