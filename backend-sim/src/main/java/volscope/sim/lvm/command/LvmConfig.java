package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.model.command.ParsedLine;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Invocation;
import volscope.sim.lvm.config.ConfigParser;
import volscope.sim.lvm.config.ConfigSection;
import volscope.sim.lvm.config.ConfigSyntaxException;

/** The settings a command runs under: those of the file, and those of {@code --config} over them. */
public final class LvmConfig {

    private static final String DIRECTORY = "/etc/lvm";

    private LvmConfig() {
    }

    /** Reads the settings. */
    public static ConfigSection read(Invocation invocation, ParsedLine line) {
        String directory = invocation.env().getOrDefault("LVM_SYSTEM_DIR", DIRECTORY);
        List<String> texts = new ArrayList<>();
        file(invocation, directory + "/lvm.conf").ifPresent(texts::add);
        line.text("config").ifPresent(texts::add);
        try {
            return ConfigParser.parse(String.join("\n", texts));
        } catch (ConfigSyntaxException broken) {
            invocation.err().println("  " + broken.getMessage());
            invocation.err().println("  Failed to load config file " + directory + "/lvm.conf");
            return ConfigSection.EMPTY;
        }
    }

    private static Optional<String> file(Invocation invocation, String path) {
        return invocation.sys().call(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            return vfs.exists(path) ? Optional.of(vfs.readText(path)) : Optional.empty();
        });
    }
}
