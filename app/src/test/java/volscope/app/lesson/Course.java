package volscope.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.LessonStart;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.model.machine.MachineFactory;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** Plays lessons without a window. */
public final class Course {
    private final Session session = new Session(machines(), Runnable::run, InstantSource.fixed(Instant.EPOCH));

    private Course() {
    }

    /** Machines that keep every step. */
    public static MachineFactory machines() {
        return new SimulatedMachines(MachineRecording.STEPS, 1, new LessonConditions(Texts.of(Locale.ENGLISH)));
    }

    /** The same without judging what a line broke, as lessons are played without a window. */
    public static MachineFactory unjudged() {
        return SimulatedMachines.unjudged(1, new LessonConditions(Texts.of(Locale.ENGLISH)));
    }

    /** A lesson that has begun. */
    public static Course start(Lesson lesson, long seed) {
        Course course = new Course();
        assertThat(course.session.startLesson(lesson, seed).join()).isInstanceOf(LessonStart.Started.class);
        return course;
    }

    Session session() {
        return session;
    }

    Frame frame() {
        return session.frame();
    }

    Attempt attempt() {
        return frame().lesson().orElseThrow();
    }

    Course run(List<String> lines) {
        lines.forEach(line -> session.run(line, Act.Source.TYPED).join());
        return this;
    }

    /** Reads on to the card of a step. */
    Course readTo(String step) {
        while (attempt().step().filter(one -> one.id().equals(step)).isEmpty()) {
            int card = attempt().card();
            session.learn(Attempt::next);
            assertThat(attempt().card()).as("the card after %d", card).isGreaterThan(card);
        }
        return this;
    }

    /** Plays, and sees it to its end. */
    Course play() {
        session.play().join();
        session.lookAtNow();
        return this;
    }
}
