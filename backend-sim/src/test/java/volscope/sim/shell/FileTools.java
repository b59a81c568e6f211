package volscope.sim.shell;

import java.util.List;
import java.util.Map;

import volscope.sim.fs.Stat;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Program;

/** The few file tools that the sessions use besides the filters: {@code ls}, {@code touch}, {@code mkdir}. */
final class FileTools {

    private FileTools() {
    }

    static Map<String, Program> programs() {
        return Map.of("ls", FileTools::list, "touch", FileTools::touch, "mkdir", FileTools::makeDirectory);
    }

    private static int list(Invocation invocation) {
        List<String> names = invocation.arguments().stream().filter(word -> !word.equals("-d")).toList();
        boolean asThemselves = invocation.arguments().contains("-d");
        int status = 0;
        for (String name : names.isEmpty() ? List.of(".") : names) {
            String path = invocation.absolute(name);
            var found = invocation.sys().call(kernel -> kernel.get(Vfs.LAYER).stat(path));
            if (found.isEmpty()) {
                invocation.err().println("ls: cannot access '" + name + "': No such file or directory");
                status = 2;
            } else if (asThemselves || !found.map(Stat::isDirectory).orElse(false)) {
                invocation.out().println(name);
            } else {
                invocation.sys().call(kernel -> kernel.get(Vfs.LAYER).list(path)).forEach(invocation.out()::println);
            }
        }
        return status;
    }

    private static int touch(Invocation invocation) {
        invocation.arguments().forEach(
                name -> invocation.sys().run(kernel -> kernel.get(Vfs.LAYER).appendFile(invocation.absolute(name), new byte[0])));
        return 0;
    }

    private static int makeDirectory(Invocation invocation) {
        invocation.arguments().forEach(name -> invocation.sys().run(kernel -> kernel.get(Vfs.LAYER).mkdirs(invocation.absolute(name))));
        return 0;
    }
}
