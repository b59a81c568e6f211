package volscope.sim.lvm.report;

import java.util.function.Consumer;

import volscope.sim.lvm.text.SizeText;
import volscope.sim.lvm.text.Units;

/** Prints the blocks of display commands: labelled lines behind two blanks. */
final class Block {

    private static final String PREFIX = "  ";

    private final Consumer<String> out;
    private final int width;
    private final Units units;

    Block(Consumer<String> out, int width, Units units) {
        this.out = out;
        this.width = width;
        this.units = units;
    }

    /** A line by itself. */
    Block line(String text) {
        out.accept(PREFIX + text);
        return this;
    }

    /** A label and a value. */
    Block value(String label, Object value) {
        return line(label + " ".repeat(Math.max(0, width - label.length())) + value);
    }

    /** The line that ends a block. */
    Block end() {
        return line(" ");
    }

    /** A size in the unit that was asked for. */
    String size(long sectors) {
        return SizeText.text(sectors, units, SizeText.Suffix.LONG);
    }
}
