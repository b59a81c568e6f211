package volscope.sim.check.fuzz;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.check.fuzz.Trial.Difference;

/**
 * A sequence as a person can run it.
 *
 * @param lines
 *            one command each
 * @param expected
 *            what the reference says of the last one
 * @param found
 *            what the kernel says of it
 */
record Script(List<String> lines, String expected, String found) {

    static Script of(World world, Difference difference) {
        List<String> lines = new ArrayList<>(world.setup());
        for (Command command : difference.commands()) {
            lines.addAll(command.lines());
        }
        return new Script(List.copyOf(lines), difference.expected().toString(), difference.found().toString());
    }
}
