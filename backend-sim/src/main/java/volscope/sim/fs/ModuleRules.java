package volscope.sim.fs;

import java.util.List;
import java.util.Optional;

/**
 * What {@code /etc/modprobe.d} says: which modules are not loaded because a command is run in place of it, and which are not loaded by who
 * asks for the blacklist.
 */
final class ModuleRules {

    private static final String DIRECTORY = "/etc/modprobe.d";

    private final List<String[]> lines;

    private ModuleRules(List<String[]> lines) {
        this.lines = lines;
    }

    static ModuleRules read(Vfs vfs) {
        List<String> files = vfs.exists(DIRECTORY) ? vfs.list(DIRECTORY) : List.of();
        return new ModuleRules(files.stream().filter(name -> name.endsWith(".conf")).sorted()
                .flatMap(name -> vfs.readText(DIRECTORY + "/" + name).lines())
                .map(line -> line.replaceFirst("#.*", "").strip().split("\\s+", 3)).filter(words -> words.length > 1).toList());
    }

    /** The command in place of loading. */
    Optional<String> install(String module) {
        return lines.stream().filter(words -> isOf(words, "install", module) && words.length > 2).map(words -> words[2]).findFirst();
    }

    boolean isBlacklisted(String module) {
        return lines.stream().anyMatch(words -> isOf(words, "blacklist", module));
    }

    private static boolean isOf(String[] words, String rule, String module) {
        return words[0].equals(rule) && KernelModules.underscored(words[1]).equals(module);
    }
}
