package volscope.app.lab;

import java.util.List;

/** The scripts that are explored when nobody names one, in their order: together they have all that snapshots of mapped files go through. */
public final class SmallWorlds {
    private static final String FOLDER = "/volscope/check/";

    private SmallWorlds() {
    }

    /**
     * A script.
     *
     * @param name
     *            what it is called
     * @param script
     *            its text
     */
    public record SmallWorld(String name, String script) {
    }

    /** All of them. */
    public static List<SmallWorld> all() {
        return text("worlds.txt").lines().filter(name -> !name.isBlank()).map(name -> new SmallWorld(name, text(name + ".lab"))).toList();
    }

    private static String text(String name) {
        return Sandbox.Resource.text(FOLDER + name);
    }
}
