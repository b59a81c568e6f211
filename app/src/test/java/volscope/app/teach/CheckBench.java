package volscope.app.teach;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import volscope.app.lab.LabFile;
import volscope.app.lesson.Course;
import volscope.app.lesson.Lessons;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;

/** Prints how long the check of each lesson takes: seconds of processor time for 50 seeds. */
public final class CheckBench {
    private CheckBench() {
    }

    /** Measures all, or those that are named. */
    public static void main(String... ids) {
        Texts texts = Texts.of(Locale.ENGLISH);
        LessonChecker checker = new LessonChecker(Course.unjudged(), new LabFile(texts, new Amounts(texts)), texts);
        Lessons lessons = new Lessons();
        double all = 0;
        for (Lessons.Entry entry : lessons.catalogue()) {
            if (ids.length == 0 || java.util.List.of(ids).contains(entry.id())) {
                long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                int problems = checker.check(lessons.lesson(entry.id()), LessonChecker.SEEDS).size();
                double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 1e9;
                all += seconds;
                System.out.printf(Locale.ROOT, "%-24s %6.2f s  %d problems%n", entry.id(), seconds, problems);
            }
        }
        System.out.printf(Locale.ROOT, "%-24s %6.2f s%n", "all", all);
    }
}
