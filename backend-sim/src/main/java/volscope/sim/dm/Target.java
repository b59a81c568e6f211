package volscope.sim.dm;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.Bio;
import volscope.sim.device.Dax;
import volscope.sim.device.DevNo;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.Kernel;

/** A part of a table: what becomes of the sectors from {@link #start} on. An immutable value; what changes stands in its layer's state. */
public interface Target {

    /** What it is. */
    TargetType type();

    /** The first sector it maps. */
    long start();

    /** How many sectors it maps. */
    long length();

    /** Decides what becomes of a bio that lies wholly inside this target; its sectors are the mapped device's. */
    MapResult map(Kernel kernel, Bio bio);

    /** The parameters of its table line. */
    String table(Kernel kernel);

    /** The text of its status line, empty for most. */
    default String info(Kernel kernel) {
        return "";
    }

    /** What it tells of itself to who measures tables: its values behind its name and version, as {@code ,key=value}; empty for most. */
    default String measured(Kernel kernel) {
        return "";
    }

    /**
     * Requests that suit a target.
     *
     * @param minIo
     *            the smallest that is no waste, in bytes
     * @param optIo
     *            the best, in bytes
     */
    record IoHints(int minIo, int optIo) {
    }

    /** The requests that suit it, if it says so. */
    default Optional<IoHints> hints(Kernel kernel) {
        return Optional.empty();
    }

    /** The longest piece in sectors, counted from {@link #start}; 0 for no limit. */
    default long maxIoLen(Kernel kernel) {
        return 0;
    }

    /** The sectors a write may have before it is cut, seen from its first; 0 for no limit. */
    default long writeBoundary(Kernel kernel) {
        return 0;
    }

    /** The longest discard in sectors, counted from {@link #start}; 0 for no limit. */
    default long maxDiscard(Kernel kernel) {
        return 0;
    }

    /** Whether discards may be sent: by its type's traits, unless it has its own mind. */
    default Discards discards(Kernel kernel) {
        return type().traits(kernel.profile()).discard().it() ? Discards.AS_DEVICES : Discards.NEVER;
    }

    /** Which discards a target takes. */
    enum Discards {
        NEVER,
        /** If all its devices do. */
        AS_DEVICES,
        /** Whatever its devices do. */
        ALWAYS
    }

    /** The areas of lower devices it uses, in its own order. */
    default List<Area> areas() {
        return List.of();
    }

    /** The areas of lower devices that a store through its pages can reach. */
    default List<Area> stores() {
        return areas();
    }

    /** Where a read of a sector goes: the lower device and its sector; empty if it goes nowhere. */
    default Optional<Area> below(Kernel kernel, long sector) {
        return Optional.empty();
    }

    /** Whether its pages are whole pages below, where its type has direct_access at all. */
    default boolean givesPages(Kernel kernel) {
        return true;
    }

    /**
     * Asks for pages.
     *
     * @param page
     *            the first 4 KiB page, counted on the mapped device
     * @param pages
     *            how many, already cut at {@link #maxIoLen}
     */
    default Dax.Access directAccess(Kernel kernel, long page, long pages, Dax.Intent intent) {
        return new Dax.Refused(Errno.EIO);
    }

    /**
     * Takes a message.
     *
     * @param words
     *            the message, split
     * @return the answer, perhaps without text; empty if this kind of target takes no messages
     * @throws volscope.sim.kernel.ErrnoException
     *             if the message is wrong
     */
    default Optional<String> message(Kernel kernel, List<String> words) {
        return Optional.empty();
    }

    /** The limits of the devices below have been looked at, for a table that is to be used. */
    default void limited(Kernel kernel) {
        // most targets take what their devices can
    }

    /** Before a suspend. */
    default void presuspend(Kernel kernel) {
        // most targets have nothing to stop
    }

    /** After a suspend. */
    default void postsuspend(Kernel kernel) {
        // most targets have nothing to put away
    }

    /**
     * Before a resume.
     *
     * @throws volscope.sim.kernel.ErrnoException
     *             if it must not go on
     */
    default void preresume(Kernel kernel) {
        // most targets can always go on
    }

    /** At a resume. It is called again from its start if it has to sleep. */
    default void resume(Kernel kernel, DevNo device) {
        // most targets have nothing to start
    }

    /** When its table goes away. */
    default void destroy(Kernel kernel) {
        // most targets own nothing
    }

    /**
     * An area of a lower device.
     *
     * @param dev
     *            the device
     * @param start
     *            the first sector
     * @param length
     *            how many sectors
     */
    record Area(DevNo dev, long start, long length) {
    }

    /** What became of a bio. */
    sealed interface MapResult {
    }

    /**
     * It goes on to a lower device.
     *
     * @param bio
     *            with its new place
     */
    record Remapped(Bio bio) implements MapResult {
    }

    /**
     * It becomes several, and ends with the last of them; at once if there is none.
     *
     * @param bios
     *            parts of it, or copies, with their new places; their numbers and ends are not used
     */
    record Spread(List<Bio> bios) implements MapResult {

        public Spread {
            bios = List.copyOf(bios);
        }
    }

    /** The target has taken it and will end it. */
    record Submitted() implements MapResult {
    }

    /** It fails. */
    record Killed() implements MapResult {
    }

    /** It ends at once with success; a read gives zeroes. */
    record Zeroed() implements MapResult {
    }
}
