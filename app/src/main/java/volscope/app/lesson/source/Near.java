package volscope.app.lesson.source;

import java.util.Collection;
import java.util.Comparator;

/** Finds the word that was meant. */
public final class Near {
    private Near() {
    }

    /** The word with the fewest letters to change; empty where there is none to choose from. */
    public static String word(String written, Collection<String> words) {
        return words.stream().min(Comparator.comparingInt(word -> distance(written, word))).orElse("");
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int swapped = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swapped, 1 + Math.min(above, row[j - 1]));
                corner = above;
            }
        }
        return row[b.length()];
    }
}
