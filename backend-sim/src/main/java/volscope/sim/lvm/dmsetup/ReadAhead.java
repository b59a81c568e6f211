package volscope.sim.lvm.dmsetup;

import volscope.model.command.ParsedLine;
import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.kernel.Sys;

/**
 * How far a device that is resumed reads ahead.
 *
 * @param rule
 *            what is done
 * @param sectors
 *            with how many sectors
 */
record ReadAhead(Rule rule, int sectors) {

    /** What is done. */
    enum Rule {
        LEAVE, SET, RAISE
    }

    /** What the option says: {@code auto}, {@code none}, sectors, or at least so many sectors. */
    static ReadAhead of(ParsedLine line) {
        String text = line.text("readahead").orElse("auto");
        if (text.equalsIgnoreCase("auto")) {
            return new ReadAhead(Rule.LEAVE, 0);
        }
        if (text.equalsIgnoreCase("none")) {
            return new ReadAhead(Rule.SET, 0);
        }
        int sectors = SwitchValues.atoi(text);
        return new ReadAhead(sectors < 0 ? Rule.LEAVE : text.startsWith("+") ? Rule.RAISE : Rule.SET, sectors);
    }

    void apply(Sys sys, DevNo dev) {
        if (rule != Rule.LEAVE) {
            sys.run(kernel -> {
                Block block = kernel.get(Block.LAYER);
                block.find(dev).filter(disk -> rule == Rule.SET || disk.readAhead() < sectors)
                        .ifPresent(disk -> block.update(dev, now -> now.withReadAhead(sectors)));
            });
        }
    }
}
