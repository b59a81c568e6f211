package volscope.app.view.stack;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import volscope.app.session.Selection;

/**
 * A box of the stack.
 *
 * @param key
 *            what edges call it: the device's whole name
 * @param name
 *            a short name, without the volume group
 * @param number
 *            its device number, may be empty
 * @param lines
 *            its table, or what else there is to say
 * @param path
 *            how its bytes are reached
 * @param standing
 *            whether it is real
 * @param selection
 *            what a click selects
 * @param notes
 *            what else there is to know
 * @param why
 *            why no pages can be mapped of it; empty where they can, or where the reason lies below
 */
record Box(String key, String name, String number, List<String> lines, Access path, Standing standing, Selection selection,
        Set<Note> notes, Optional<Reason> why) {

    /** A box of which nothing else is to be said. */
    Box(String key, String name, String number, List<String> lines, Access path, Standing standing, Selection selection) {
        this(key, name, number, lines, path, standing, selection, Set.of(), Optional.empty());
    }

    /** How bytes are reached. */
    enum Access {
        /** By mapping pages, or by bios. */
        DAX,
        /** By bios alone. */
        BIO,
        /** By bios alone, though all that lies below could be mapped. */
        LOST,
        /** Not said. */
        NONE
    }

    /** Whether bios wait before the device. */
    boolean isSuspended() {
        return notes.contains(Note.SUSPENDED);
    }

    /** What else there is to know. */
    enum Note {
        SUSPENDED
    }

    /**
     * Why no pages can be mapped of the first layer from below of which none can.
     *
     * @param layer
     *            what it is
     * @param word
     *            the target, or the kind of hardware
     */
    record Reason(Layer layer, String word) {
    }

    /** What takes DAX away. */
    enum Layer {
        DISK, TARGET, MOUNT
    }

    /** Whether a box is real. */
    enum Standing {
        LIVE,
        /** Was asked for, and refused. */
        REFUSED,
        /** Was asked for, and would be there. */
        ASKED,
        /** Came and went, or never came up. */
        GONE,
        /** Stands for many that are not drawn. */
        FOLDED
    }
}
