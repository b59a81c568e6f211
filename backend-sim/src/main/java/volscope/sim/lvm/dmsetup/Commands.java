package volscope.sim.lvm.dmsetup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import volscope.sim.lvm.dmsetup.Command.Action;
import volscope.sim.lvm.dmsetup.Command.Repeat;

/** The table of what each command does. */
final class Commands {

    private static final Map<String, Command> ALL = all();

    private Commands() {
    }

    private static Map<String, Command> all() {
        Map<String, Command> all = new HashMap<>();
        once(all, "create", CreateCommand::run);
        once(all, "load", ChangeCommands::load);
        once(all, "reload", ChangeCommands::load);
        once(all, "rename", ChangeCommands::rename);
        once(all, "message", ChangeCommands::message);
        once(all, "setgeometry", ChangeCommands::setGeometry);
        once(all, "remove_all", RemoveCommands::removeAll);
        once(all, "wait", StateCommands::await);
        once(all, "ls", ListCommands::ls);
        once(all, "help", InfoCommands::help);
        once(all, "targets", InfoCommands::targets);
        once(all, "version", InfoCommands::version);
        once(all, "splitname", InfoCommands::splitName);
        each(all, "remove", RemoveCommands::remove);
        each(all, "wipe_table", RemoveCommands::wipe);
        each(all, "suspend", StateCommands::suspend);
        each(all, "resume", StateCommands::resume);
        each(all, "clear", StateCommands::clear);
        each(all, "mknodes", StateCommands::makeNodes);
        each(all, "info", InfoCommands::info);
        each(all, "deps", ListCommands::deps);
        each(all, "status", TableCommands::status);
        each(all, "measure", TableCommands::measure);
        each(all, "table", TableCommands::table);
        each(all, "mangle", InfoCommands::mangle);
        each(all, "target-version", InfoCommands::targetVersion);
        once(all, "udevcreatecookie", (session, operands) -> true);
        once(all, "udevreleasecookie", UdevCommands::release);
        once(all, "udevflags", UdevCommands::flags);
        once(all, "udevcomplete", UdevCommands::complete);
        once(all, "udevcomplete_all", UdevCommands::completeAll);
        once(all, "udevcookies", UdevCommands::list);
        return Map.copyOf(all);
    }

    private static void once(Map<String, Command> all, String id, Action action) {
        all.put(id, new Command(Repeat.NO, action));
    }

    private static void each(Map<String, Command> all, String id, Action action) {
        all.put(id, new Command(Repeat.YES, action));
    }

    /** The command of a name; one that this machine has nothing for fails. */
    static Command get(String id) {
        return ALL.getOrDefault(id, new Command(Repeat.NO, (session, operands) -> {
            if (id.equals("stats") && operands.equals(List.of("list"))) {
                return true;
            }
            session.error("No statistics are kept on this machine.");
            return false;
        }));
    }
}
