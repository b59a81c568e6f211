package volscope.sim.shell.filter;

import java.util.ArrayList;
import java.util.List;
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
        programs.put("cksum", Comparing::checksum);
        programs.put("cmp", Comparing::compare);
        programs.put("cut", Lines::cut);
        programs.put("date", Date::run);
        programs.put("expr", Expr::run);
        programs.put("md5sum", invocation -> Comparing.digest(invocation, "MD5"));
        programs.put("printenv", SmallTools::printEnvironment);
        programs.put("sha1sum", invocation -> Comparing.digest(invocation, "SHA-1"));
        programs.put("sha256sum", invocation -> Comparing.digest(invocation, "SHA-256"));
        programs.put("strings", Comparing::strings);
        programs.put("egrep", invocation -> Grep.run(invocation, with("-E", invocation.arguments())));
        programs.put("fgrep", invocation -> Grep.run(invocation, with("-F", invocation.arguments())));
        programs.put("grep", Grep::run);
        programs.put("hd", invocation -> Hexdump.run(invocation, with("-C", invocation.arguments())));
        programs.put("hexdump", Hexdump::run);
        programs.put("od", Od::run);
        programs.put("sed", Sed::run);
        programs.put("sort", Lines::sort);
        programs.put("tr", Tr::run);
        programs.put("uniq", Lines::unique);
        programs.put("wc", Wc::run);
        programs.put("xxd", Xxd::run);
        return Map.copyOf(programs);
    }

    private static List<String> with(String option, List<String> words) {
        List<String> all = new ArrayList<>(List.of(option));
        all.addAll(words);
        return all;
    }
}
