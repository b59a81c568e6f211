package volscope.app.lab;

import java.util.List;
import java.util.Optional;

/** The known ways to get snapshots with direct access wrong, each with the shortest script that shows it. */
public final class Mistakes {
    private static final String FOLDER = "/volscope/check/";

    private Mistakes() {
    }

    /** Their words, as they are written behind a kernel profile: {@code skip-freeze}. */
    public static List<String> words() {
        return Sandbox.Resource.text(FOLDER + "mistakes.txt").lines().filter(word -> !word.isBlank()).toList();
    }

    /** The kernel that makes a mistake and is right otherwise. */
    public static String kernel(String word) {
        return "dax-full+" + word;
    }

    /** The lab that shows a mistake. */
    public static Lab lab(String word) {
        return new Lab(word, Sandbox.Resource.text(FOLDER + "mistakes/" + word + ".lab"), Optional.empty());
    }
}
