package volscope.sim.check.fuzz;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import volscope.sim.fs.FsPrograms;
import volscope.sim.kernel.Input;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Output;
import volscope.sim.kernel.Program;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.LvmTools;

/** Runs programs on a kernel to their end, one after the other; time passes where they sleep. */
final class Tools implements Sys {

    private static final int MOST_SLEEPS = 1000;
    private static final Map<String, Program> PROGRAMS = programs();
    private static final Output NOWHERE = bytes -> {
    };

    private final Kernel kernel;

    Tools(Kernel kernel) {
        this.kernel = kernel;
    }

    private static Map<String, Program> programs() {
        Map<String, Program> all = new HashMap<>(FsPrograms.programs());
        all.putAll(LvmTools.programs());
        return Map.copyOf(all);
    }

    /** Runs a line's words and gives the exit code. */
    int run(List<String> words) {
        Program program = PROGRAMS.get(words.getFirst());
        if (program == null) {
            throw new IllegalArgumentException("no program " + words.getFirst());
        }
        int code = program.run(new Invocation(this, words, Map.of(), "/root", Input.EMPTY, NOWHERE, NOWHERE, Map.of()));
        kernel.drain();
        return code;
    }

    @Override
    public <T> T call(Function<Kernel, T> call) {
        for (int tries = 0; tries < MOST_SLEEPS; tries++) {
            try {
                return call.apply(kernel);
            } catch (Sleeping sleeping) {
                wake(sleeping);
            }
        }
        throw new IllegalStateException("a program sleeps for ever");
    }

    private void wake(Sleeping sleeping) {
        long time = Math.min(sleeping.until(), kernel.nextTimer());
        if (time == Sleeping.NO_TIME) {
            throw sleeping;
        }
        kernel.advance(time);
        kernel.drain();
    }
}
