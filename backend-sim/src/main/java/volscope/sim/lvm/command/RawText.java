package volscope.sim.lvm.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the text of a backup file, which people may read, to that of a device. */
final class RawText {

    private static final String MARK = "# Generated";
    private static final Pattern GROUP = Pattern.compile("^[A-Za-z0-9._+-]+ \\{\n", Pattern.MULTILINE);

    private RawText() {
    }

    /** Whether a text is that of a backup file. */
    static boolean isBackup(String text) {
        return text.startsWith(MARK);
    }

    /** The text without indents and comments, the group first; a text of a device stays as it is. */
    static String of(String text) {
        Matcher group = GROUP.matcher(text);
        if (!isBackup(text) || !group.find()) {
            return text;
        }
        StringBuilder raw = new StringBuilder(group.group());
        text.substring(group.end()).lines().forEach(line -> raw.append(line.replaceAll("^\t+", "").replaceAll("\t[^\t]*#.*$", ""))
                .append('\n'));
        return raw.append(text, 0, group.start()).toString();
    }
}
