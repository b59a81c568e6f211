package volscope.app.teach;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import volscope.app.lab.BadInput;
import volscope.app.lab.LabFile;
import volscope.app.lesson.Course;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;

/**
 * Prints how many hand-ins of 50 commands are graded in a second of two processors, as rows of the table of benchmarks: those of a class
 * that does all the same, and those of learners of whom no two begin alike. Processor time counts, of all threads, whatever else the machine
 * does. Each row has a JVM of its own with the options of the launcher.
 */
public final class GradeBench {
    private static final String ROW = "%-58s %14s  %-34s %8.2f%n";
    private static final int COMMANDS = 50;
    private static final int HAND_INS = 100;
    private static final int WARM = 3;
    private static final int CHUNKS = 16;
    private static final double GOAL = 100;
    private static final List<String> COURSE = List.of("02-first-write", "06-several", "08-overflow");
    /** What the packed program runs with, whatever it does. */
    private static final List<String> PACKED = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED");
    private static final Pattern OF_GRADE = Pattern.compile("(?m)^.*\\bgrade\\) compiler='(.*)' ;;$");

    private GradeBench() {
    }

    /** How much hand-ins have in common. */
    private enum Kind {
        ALIKE, DIFFERENT
    }

    public static void main(String... words) throws BadInput, IOException, InterruptedException {
        if (words.length == 2 && words[0].startsWith("--")) {
            row(Kind.valueOf(words[0].substring(2).toUpperCase(Locale.ROOT)), words[1]);
            return;
        }
        for (String id : words.length == 0 ? COURSE : List.of(words)) {
            for (Kind kind : Kind.values()) {
                start("--" + kind.name().toLowerCase(Locale.ROOT), id);
            }
        }
    }

    private static void start(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(PACKED);
        command.addAll(ofLauncher());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GradeBench.class.getName()));
        command.addAll(Arrays.asList(words));
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("no figure of " + Arrays.toString(words) + ": exit code " + code);
        }
    }

    /** The options that the launcher has for hand-ins. */
    private static List<String> ofLauncher() throws IOException {
        Path launcher = Stream.of("src/main/launcher/volscope", "app/src/main/launcher/volscope").map(Path::of).filter(Files::exists)
                .findFirst().orElseThrow();
        Matcher options = OF_GRADE.matcher(Files.readString(launcher));
        if (!options.find()) {
            throw new IllegalStateException("the launcher has no options for grade");
        }
        return List.of(options.group(1).split(" "));
    }

    private static void row(Kind kind, String id) throws BadInput, IOException {
        Texts texts = Texts.of(Locale.ENGLISH);
        Grading grading = new Grading(Course.unjudged(), new LabFile(texts, new Amounts(texts)), new Lessons(), texts);
        double rate = rate(grading, id, kind);
        System.out.printf(Locale.ROOT, ROW, "hand-ins of " + COMMANDS + " commands, " + kind.name().toLowerCase(Locale.ROOT) + ", " + id,
                String.format(Locale.ROOT, "%.0f a second", rate), String.format(Locale.ROOT, "at least %.0f a second", GOAL),
                rate / GOAL);
    }

    private static double rate(Grading grading, String id, Kind kind) throws BadInput, IOException {
        Lesson lesson = grading.lesson(id);
        Path folder = Files.createTempDirectory("volscope-grade");
        List<Path> files = new ArrayList<>();
        try {
            for (int i = 0; i < HAND_INS; i++) {
                Path file = folder.resolve(String.format(Locale.ROOT, "%03d.handin", i));
                int who = kind == Kind.ALIKE ? 0 : i;
                files.add(Files.writeString(file, grading.handIn(lesson, who, "n" + i, lines(lesson, who)).text()));
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

    /** What somebody tries who looks around, writes here and there, and solves it in the end. No two begin with the same write. */
    private static List<String> lines(Lesson lesson, int who) {
        SplittableRandom random = new SplittableRandom(who);
        List<String> solution = ((Lesson.Dealt) lesson.deal(who)).exercise().solution();
        List<String> lines = new ArrayList<>(List.of(write(who % CHUNKS, (char) ('B' + who / CHUNKS))));
        while (lines.size() < COMMANDS - solution.size() - 1) {
            int chunk = random.nextInt(CHUNKS);
            lines.add(switch (random.nextInt(12)) {
                case 0, 1 -> "lvs -a";
                case 2 -> "dmsetup status";
                case 3 -> "sec r /dev/vg0/lv0 " + chunk * 8 + " 8";
                case 4 -> "lvcreate -s -L " + 4 * random.nextInt(5, 20) + "k -n " + name(who, lines.size()) + " vg0/lv0";
                case 5 -> "lvremove -f vg0/" + name(who, lines.size() - 1);
                default -> write(chunk, (char) ('B' + random.nextInt(20)));
            });
        }
        lines.add("goto start");
        lines.addAll(solution);
        return lines;
    }

    private static String write(int chunk, char letter) {
        return "sec w /dev/vg0/lv0 " + chunk * 8 + " 8 " + letter;
    }

    private static String name(int who, int line) {
        return "x" + line + "of" + who;
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
