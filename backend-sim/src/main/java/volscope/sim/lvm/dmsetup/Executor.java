package volscope.sim.lvm.dmsetup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Processes;
import volscope.sim.kernel.Program;
import volscope.sim.lvm.libdm.Nodes;

/** {@code --exec}: a command that is run for each device, with the path of its node behind. */
final class Executor {

    private Executor() {
    }

    static boolean isAsked(Session session) {
        return !words(session).isEmpty();
    }

    private static List<String> words(Session session) {
        return Arrays.stream(session.line().text("exec").orElse("").trim().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    /** Runs the command for a device, whatever becomes of it; a command that there is not does nothing. */
    static void run(Session session, String device) {
        List<String> words = new ArrayList<>(words(session));
        Optional<Program> program = session.sys()
                .call(kernel -> kernel.hook(Processes.class).flatMap(processes -> processes.program(words.get(0))));
        words.add(Nodes.path(session.names().shown(device)));
        Invocation own = session.invocation();
        program.ifPresent(found -> found
                .run(new Invocation(own.sys(), words, own.env(), own.cwd(), own.in(), own.out(), own.err(), own.files())));
    }
}
