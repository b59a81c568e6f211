package volscope.sim.shell.filter;

import java.util.Map;
import java.util.TreeMap;

import volscope.sim.kernel.Program;

/** The text tools by name. */
public final class FilterPrograms {

    private FilterPrograms() {
    }

    /** All of them. */
    public static Map<String, Program> programs() {
        Map<String, Program> programs = new TreeMap<>();
        programs.put("basename", SmallTools::baseName);
        programs.put("cat", Cat::run);
        programs.put("dirname", SmallTools::directoryName);
        programs.put("echo", SmallTools::echo);
        programs.put("false", invocation -> 1);
        programs.put("head", HeadTail::head);
        programs.put("printf", SmallTools::printf);
        programs.put("seq", SmallTools::sequence);
        programs.put("sleep", SmallTools::sleep);
        programs.put("tac", SmallTools::tac);
        programs.put("tail", HeadTail::tail);
        programs.put("tee", SmallTools::tee);
        programs.put("true", invocation -> 0);
        programs.put("usleep", SmallTools::microsleep);
        programs.put("wc", Wc::run);
        return Map.copyOf(programs);
    }
}
