package volscope.sim.shell.filter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.sim.fs.TimeFormat;
import volscope.sim.fs.WallClock;
import volscope.sim.kernel.Invocation;

/** The program {@code date}: the time of day in the machine, in UTC. */
final class Date {

    private static final String DEFAULT = "%a %b %e %H:%M:%S %Z %Y";

    private Date() {
    }

    static int run(Invocation invocation) {
        Optional<Options> read = Options.read(invocation, new Options.Known("u", Map.of("utc", 'u')));
        if (read.isEmpty()) {
            return 1;
        }
        List<String> operands = read.get().operands();
        if (operands.size() > 1 || !operands.isEmpty() && !operands.get(0).startsWith("+")) {
            return Failure.say(invocation, "invalid date '" + operands.getLast() + "'");
        }
        long now = invocation.sys().call(kernel -> kernel.now());
        invocation.out().println(TimeFormat.of(operands.isEmpty() ? DEFAULT : operands.get(0).substring(1))
                .text(WallClock.at(now), (int) (now % 1_000_000_000)));
        return 0;
    }
}
