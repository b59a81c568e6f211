package volscope.sim.shell;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.kernel.ErrnoException;

/** Makes path names from patterns. */
final class PathNames {

    private final Session session;

    PathNames(Session session) {
        this.session = session;
    }

    /** The paths that match, sorted; none if no file does. */
    List<String> matching(String pattern) {
        List<String> found = List.of(pattern.startsWith("/") ? "/" : "");
        String[] parts = pattern.split("/+", -1);
        for (int i = pattern.startsWith("/") ? 1 : 0; i < parts.length; i++) {
            found = step(found, parts[i], i + 1 < parts.length);
        }
        return found.stream().sorted().toList();
    }

    private List<String> step(List<String> directories, String part, boolean more) {
        List<String> found = new ArrayList<>();
        for (String directory : directories) {
            if (part.isEmpty()) {
                found.add(directory);
            } else if (Pattern.isPattern(part)) {
                entries(directory, part).forEach(name -> found.add(directory + name + (more ? "/" : "")));
            } else {
                fixed(directory, unquote(part), more, found);
            }
        }
        return found;
    }

    private List<String> entries(String directory, String part) {
        Pattern pattern = Pattern.of(part);
        boolean hidden = part.startsWith(".") || part.startsWith("\\.");
        List<String> names = new ArrayList<>(names(directory));
        if (hidden) {
            names.addAll(List.of(".", ".."));
        }
        return names.stream().filter(name -> hidden || !name.startsWith(".")).filter(pattern::matches).toList();
    }

    private List<String> names(String directory) {
        try {
            return session.files().list(session.absolute(directory.isEmpty() ? "." : directory));
        } catch (ErrnoException _) {
            return List.of();
        }
    }

    private void fixed(String directory, String name, boolean more, List<String> found) {
        String path = directory + name;
        if (session.files().lstat(session.absolute(path)).isPresent()) {
            found.add(path + (more ? "/" : ""));
        }
    }

    static String unquote(String pattern) {
        if (pattern.indexOf('\\') < 0) {
            return pattern;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            boolean quotes = pattern.charAt(i) == '\\' && i + 1 < pattern.length();
            text.append(pattern.charAt(quotes ? ++i : i));
        }
        return text.toString();
    }
}
