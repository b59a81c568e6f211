package volscope.app.view.timeline;

import java.util.List;
import volscope.app.session.Act;
import volscope.model.command.LineWords;

/** Names acts shortly: the command, and the word that says what it makes or is about. */
final class Names {
    private static final List<String> NAMING = List.of("-n", "--name");
    /** Options whose value is the next word. */
    private static final List<String> VALUED = List.of("-L", "-l", "-c", "-o", "-t", "-b", "-s", "-m", "-M", "--size", "--extents");

    private Names() {
    }

    static String of(Act act) {
        List<String> words = LineWords.split(act.line().replaceFirst("^@ ", "").strip());
        if (words.size() < 2) {
            return act.line().strip();
        }
        String command = words.getFirst();
        for (int i = 1; i + 1 < words.size(); i++) {
            if (NAMING.contains(words.get(i))) {
                return command + (words.contains("-s") ? " -s " : " ") + words.get(i + 1);
            }
        }
        if (command.equals("sec") && words.size() > 3) {
            return command + " " + words.get(1) + " " + last(words.get(2)) + " " + words.get(3);
        }
        for (int i = 1; i < words.size(); i++) {
            boolean value = VALUED.contains(words.get(i - 1));
            if (!words.get(i).startsWith("-") && !value) {
                return command + " " + last(words.get(i));
            }
        }
        return command + " " + last(words.getLast());
    }

    /** A path without its folders. */
    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
