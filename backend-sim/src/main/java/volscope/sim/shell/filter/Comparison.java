package volscope.sim.shell.filter;

import java.util.List;

import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Invocation;

/** One run of {@code cmp}: two inputs taken byte by byte until they differ, or as far as asked (a limit makes it go on, too). */
final class Comparison {

    private static final int TROUBLE = 2;

    private final Invocation invocation;
    private final boolean silent;
    private final boolean every;
    private final boolean limited;
    private final List<String> names;
    private int found;

    Comparison(Invocation invocation, Options options, List<String> names) {
        this.invocation = invocation;
        this.silent = options.has('s');
        this.every = options.has('l');
        this.limited = options.has('n');
        this.names = names;
    }

    /**
     * Compares.
     *
     * @param most
     *            how many bytes at most
     * @return the exit code
     */
    int run(ByteSource a, ByteSource b, long most) {
        long line = 1;
        for (long place = 1; place <= most; place++) {
            int one;
            int other;
            try {
                one = a.next();
            } catch (ErrnoException e) {
                return unreadable(0);
            }
            try {
                other = b.next();
            } catch (ErrnoException e) {
                return unreadable(1);
            }
            if (one != other) {
                found = 1;
                if (one < 0 || other < 0) {
                    return ended(one < 0 ? 0 : 1);
                }
                if (every && !silent) {
                    invocation.out().print(String.format("%d %3o %3o%n", place, one, other));
                } else {
                    differ(place, line);
                }
                if (silent || !every && !limited) {
                    break;
                }
            } else if (one < 0) {
                break;
            }
            line += one == '\n' ? 1 : 0;
        }
        return found;
    }

    private void differ(long place, long line) {
        if (!silent) {
            invocation.out().println(names.get(0) + " " + names.get(1) + " differ: char " + place + ", line " + line);
        }
    }

    private int ended(int which) {
        if (!silent) {
            Failure.say(invocation, "EOF on " + names.get(which));
        }
        return 1;
    }

    private int unreadable(int which) {
        Failure.say(invocation, names.get(which) + ": I/O error");
        return TROUBLE;
    }
}
