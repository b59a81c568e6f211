package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.model.command.ParsedLine;
import volscope.sim.fs.WallClock;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.LvmLog;
import volscope.sim.lvm.config.ConfigSection;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.TextHeader;
import volscope.sim.profile.Profile;

/**
 * What a running command has at hand.
 *
 * @param invocation
 *            how it was started
 * @param line
 *            its line, read
 * @param log
 *            where it speaks
 * @param settings
 *            the settings
 */
public record LvmContext(Invocation invocation, ParsedLine line, LvmLog log, LvmConfig settings) {

    private static final String HOST = "oracle";

    /** The way into the kernel. */
    public Sys sys() {
        return invocation.sys();
    }

    /** The settings, those of the line over those of the file. */
    public ConfigSection config() {
        return settings.both();
    }

    /** Complains and gives up. */
    public CommandFailed fail(String complaint) {
        log.error(complaint);
        return new CommandFailed(LvmCommand.FAILED);
    }

    /** Gives up; why has been said. */
    public CommandFailed failed() {
        return new CommandFailed(LvmCommand.FAILED);
    }

    /** Complains of the command line and gives up. */
    public CommandFailed misuse(String complaint) {
        log.error(complaint);
        return new CommandFailed(LvmCommand.BAD_LINE);
    }

    /** Whether nothing is to change. */
    public boolean isTest() {
        return line.has("test");
    }

    /** Whether questions count as answered with yes. */
    public boolean saysYes() {
        return line.has("yes");
    }

    /** How often {@code -f} was given. */
    public int force() {
        return line.count("force");
    }

    /** A switch of the settings. */
    public boolean setting(String path, ConfigSection.Default otherwise) {
        return config().isOn(path, otherwise);
    }

    /** A fresh id. */
    LvmId newId() {
        return sys().call(kernel -> LvmId.random(kernel.random()));
    }

    /** Seconds since 1970. */
    long now() {
        return sys().call(WallClock::seconds);
    }

    /** The name of the machine. */
    String host() {
        return HOST;
    }

    /** The head of a metadata text written now. */
    TextHeader header(String description) {
        Profile profile = sys().call(kernel -> kernel.profile());
        return new TextHeader(description, now(), new TextHeader.Host(HOST, profile.release(), profile.build()));
    }

    /** The whole line as it was typed. */
    String commandLine() {
        return String.join(" ", invocation.argv());
    }

    /** The group of lines that name none. */
    Optional<String> defaultGroup() {
        return Optional.ofNullable(invocation.env().get("LVM_VG_NAME")).map(LvmContext::withoutDev);
    }

    private static String withoutDev(String name) {
        return name.startsWith("/dev/") ? name.substring("/dev/".length()) : name;
    }
}
