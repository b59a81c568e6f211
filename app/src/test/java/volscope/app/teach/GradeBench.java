package volscope.app.teach;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import volscope.app.lab.BadInput;
import volscope.app.lab.LabFile;
import volscope.app.lesson.Course;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;

/**
 * Prints how many hand-ins of 50 commands are graded in a second of two processors, as a row of the table of benchmarks: processor time
 * counts, of all threads, whatever else the machine does.
 */
public final class GradeBench {
    private static final String ROW = "%-58s %14s  %-34s %8.2f%n";
    private static final int COMMANDS = 50;
    private static final int HAND_INS = 100;
    private static final int SEEDS = 20;
    private static final int WARM = 3;
    private static final double GOAL = 100;
    private static final List<String> COURSE = List.of("02-first-write", "06-several", "08-overflow");

    private GradeBench() {
    }

    public static void main(String... ids) throws BadInput, IOException {
        for (String id : ids.length == 0 ? COURSE : List.of(ids)) {
            Texts texts = Texts.of(Locale.ENGLISH);
            Grading grading = new Grading(Course.unjudged(), new LabFile(texts, new Amounts(texts)), new Lessons(), texts);
            double rate = rate(grading, id);
            System.out.printf(Locale.ROOT, ROW, "hand-ins of " + COMMANDS + " commands graded on 2 cores, " + id,
                    String.format(Locale.ROOT, "%.0f a second", rate), String.format(Locale.ROOT, "at least %.0f a second", GOAL),
                    rate / GOAL);
        }
    }

    private static double rate(Grading grading, String id) throws BadInput, IOException {
        Lesson lesson = grading.lesson(id);
        Path folder = Files.createTempDirectory("volscope-grade");
        List<Path> files = new ArrayList<>();
        try {
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < HAND_INS; i++) {
                Path file = folder.resolve(String.format(Locale.ROOT, "%03d.handin", i));
                files.add(Files.writeString(file, grading.handIn(lesson, i % SEEDS, "n" + i, lines(lesson, i % SEEDS, random)).text()));
            }
            double best = 0;
            for (int turn = 0; turn <= WARM; turn++) {
                long began = processor();
                if (grading.grade(lesson, List.of(folder)).size() != HAND_INS) {
                    throw new IllegalStateException("not all were graded");
                }
                best = Math.max(best, HAND_INS / ((processor() - began) / 1e9 / 2));
            }
            return best;
        } finally {
            files.forEach(GradeBench::remove);
            Files.delete(folder);
        }
    }

    /** What somebody tries who looks around, writes here and there, and solves it in the end. */
    private static List<String> lines(Lesson lesson, long seed, SplittableRandom random) {
        List<String> solution = ((Lesson.Dealt) lesson.deal(seed)).exercise().solution();
        List<String> lines = new ArrayList<>();
        while (lines.size() < COMMANDS - solution.size() - 1) {
            int chunk = random.nextInt(16);
            lines.add(switch (random.nextInt(12)) {
                case 0, 1 -> "lvs -a";
                case 2 -> "dmsetup status";
                case 3 -> "sec r /dev/vg0/lv0 " + chunk * 8 + " 8";
                case 4 -> "lvcreate -s -L 40k -n x" + lines.size() + " vg0/lv0";
                case 5 -> "lvremove -f vg0/x" + (lines.size() - 1);
                default -> "sec w /dev/vg0/lv0 " + chunk * 8 + " 8 " + (char) ('B' + random.nextInt(20));
            });
        }
        lines.add("goto start");
        lines.addAll(solution);
        return lines;
    }

    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void remove(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
