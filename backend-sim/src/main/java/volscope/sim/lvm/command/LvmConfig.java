package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.model.command.ParsedLine;
import volscope.sim.fs.BootTree;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Invocation;
import volscope.sim.lvm.LvmLog;
import volscope.sim.lvm.config.ConfigParser;
import volscope.sim.lvm.config.ConfigSection;
import volscope.sim.lvm.config.ConfigSection.Default;
import volscope.sim.lvm.config.ConfigSyntaxException;
import volscope.sim.lvm.config.Settings;

/**
 * The settings a command runs under.
 *
 * @param file
 *            those of the file
 * @param given
 *            those of {@code --config}, if the line has it
 * @param both
 *            those of the file with those of {@code --config} over them
 */
public record LvmConfig(ConfigSection file, Optional<ConfigSection> given, ConfigSection both) {

    private static final String DIRECTORY = "/etc/lvm";
    /** Those of a machine whose file nobody has touched, if nothing is wrong with them. */
    private static final Optional<LvmConfig> USUAL = Optional.of(ConfigParser.parse(BootTree.LVM_CONF))
            .filter(file -> Settings.standard().complaints(file).isEmpty()).map(file -> new LvmConfig(file, Optional.empty(), file));
    private static final int NOT_STARTED = 4;

    /** Reads the settings, and says what is wrong with them; gives up if they can't be read. */
    static LvmConfig read(Invocation invocation, ParsedLine line, LvmLog log) {
        line.text("commandprofile").ifPresent(name -> {
            log.error("/etc/lvm/profile/" + name + ".profile: stat failed: No such file or directory");
            log.error("Failed to apply command profile " + name + ".");
            throw new CommandFailed(LvmCommand.FAILED);
        });
        String path = invocation.env().getOrDefault("LVM_SYSTEM_DIR", DIRECTORY) + "/lvm.conf";
        String text = text(invocation, path);
        if (USUAL.isPresent() && text.equals(BootTree.LVM_CONF) && line.text("config").isEmpty()) {
            return USUAL.get();
        }
        ConfigSection file = file(invocation, log, path, text);
        Optional<String> words = line.text("config");
        Optional<ConfigSection> given = words.map(some -> given(log, some));
        ConfigSection both = given.isEmpty() ? file : ConfigParser.parse(text + "\n" + words.get());
        if (both.isOn("config/checks", Default.ON)) {
            Settings.standard().complaints(both).forEach(log::warn);
        }
        return new LvmConfig(file, given, both);
    }

    private static ConfigSection file(Invocation invocation, LvmLog log, String path, String text) {
        try {
            return ConfigParser.parse(text, again -> invocation.err().println("WARNING: Ignoring duplicate config value: " + again));
        } catch (ConfigSyntaxException broken) {
            invocation.err().println(String.valueOf(broken.getMessage()));
            log.error("Failed to load config file " + path);
            throw new CommandFailed(NOT_STARTED);
        }
    }

    private static ConfigSection given(LvmLog log, String words) {
        try {
            if (!words.isBlank()) {
                return ConfigParser.parse(words);
            }
        } catch (ConfigSyntaxException broken) {
            log.error(String.valueOf(broken.getMessage()));
        }
        log.error("Failed to set overridden configuration entries.");
        throw new CommandFailed(LvmCommand.BAD_LINE);
    }

    private static String text(Invocation invocation, String path) {
        return invocation.sys().call(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            return vfs.exists(path) ? vfs.readText(path) : "";
        });
    }
}
