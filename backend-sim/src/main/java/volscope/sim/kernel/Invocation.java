package volscope.sim.kernel;

import java.util.List;
import java.util.Map;

/**
 * One start of a program.
 *
 * @param sys
 *            the way into the kernel
 * @param argv
 *            the words, the program's own name first
 * @param env
 *            exported variables
 * @param cwd
 *            the working directory, an absolute path
 * @param in
 *            standard input
 * @param out
 *            standard output
 * @param err
 *            standard error
 * @param files
 *            other open descriptors (3 and up) and what they name, in order of number
 */
public record Invocation(Sys sys, List<String> argv, Map<String, String> env, String cwd, Input in, Output out, Output err,
        Map<Integer, String> files) {

    public Invocation {
        argv = List.copyOf(argv);
    }

    /** The name the program was called by. */
    public String name() {
        return argv.get(0);
    }

    /** The words after the name. */
    public List<String> arguments() {
        return argv.subList(1, argv.size());
    }

    /** A path as the kernel would see it: relative ones start at the working directory. */
    public String absolute(String path) {
        return path.startsWith("/") ? path : cwd.equals("/") ? "/" + path : cwd + "/" + path;
    }
}
