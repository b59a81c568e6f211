package volscope.model.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All commands by name.
 *
 * @param byName
 *            the commands, in the order of the tables
 */
public record CommandTable(Map<String, CommandSpec> byName) {

    private static final List<String> RESOURCES = List.of("lvm", "report", "dmsetup", "tools", "files", "block");
    private static final CommandTable STANDARD = load();

    public CommandTable {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** The commands of the machine. */
    public static CommandTable standard() {
        return STANDARD;
    }

    /** The command of a name. */
    public Optional<CommandSpec> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The command of a name that is known to be there. */
    public CommandSpec get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no command " + name));
    }

    /** All commands. */
    public Collection<CommandSpec> commands() {
        return byName.values();
    }

    private static CommandTable load() {
        TableReader reader = new TableReader();
        RESOURCES.forEach(resource -> reader.read(text(resource + ".table"), resource));
        return of(reader.commands());
    }

    private static CommandTable of(List<CommandSpec> commands) {
        Map<String, CommandSpec> byName = new LinkedHashMap<>();
        commands.forEach(command -> byName.put(command.name(), command));
        return new CommandTable(byName);
    }

    private static String text(String resource) {
        try (InputStream in = CommandTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no table " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
