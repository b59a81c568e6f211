package volscope.app.lesson.predicate;

import java.util.Optional;

/** Something that holds, does not hold, or can't be told. */
public interface Formula {

    /** Judges it and changes nothing. */
    Finding judge(World world);

    /** Whether it holds, for who does not ask what was seen. */
    default Truth truth(World world) {
        return judge(world).truth();
    }

    /** What it says. */
    Words sentence();

    /** What to look at; empty where no single thing is named. */
    default Optional<Thing> thing() {
        return Optional.empty();
    }

    /** Whether it asks about a power cut or about other times, within. */
    default boolean isTemporal() {
        return false;
    }

    /** Whether it asks what was at moments in the middle of a line, within. What happened meanwhile, the end of the line tells. */
    default boolean isOfSteps() {
        return false;
    }
}
