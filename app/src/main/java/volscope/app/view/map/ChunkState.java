package volscope.app.view.map;

import volscope.app.view.Palette.Ink;

/** What a chunk is in a lane. */
enum ChunkState {
    /** Origin and snapshot read one block. */
    SHARED(Ink.SHARED),
    /** The store has the old content. */
    COPIED(Ink.COPIED),
    /** The snapshot wrote it. */
    OWN(Ink.OWN),
    /** The origin has it for itself, since the snapshot wrote its own. */
    ALONE(Ink.SHARED),
    /** A copy is on its way. */
    FLIGHT(Ink.FLIGHT),
    /** Can't be read any more. */
    INVALID(Ink.INVALID);

    private final Ink ink;

    ChunkState(Ink ink) {
        this.ink = ink;
    }

    /** Its colour. */
    Ink ink() {
        return ink;
    }

    /** Whether it must be seen, however many chunks a pixel stands for. */
    boolean isRare() {
        return this == FLIGHT || this == INVALID || this == OWN;
    }
}
