package volscope.sim.check.fuzz;

import java.util.Locale;

/** A table of one line, as a command names it. */
sealed interface Table {

    /** Sectors it maps. */
    int sectors();

    /** The target's type and parameters, devices by path. */
    String target();

    /** The whole line. */
    default String line() {
        return "0 " + sectors() + " " + target();
    }

    /**
     * A COW device.
     *
     * @param no
     *            its number
     */
    record Cow(int no, int sectors) implements Table {
        @Override
        public String target() {
            return "linear /dev/vdb " + no * World.ROOM;
        }
    }

    /** The origin. */
    record Origin(int sectors) implements Table {
        @Override
        public String target() {
            return "snapshot-origin /dev/vda";
        }
    }

    /** All I/O fails. */
    record Broken(int sectors) implements Table {
        @Override
        public String target() {
            return "error";
        }
    }

    /** What a snapshot's target is to do. */
    enum Role {
        SNAPSHOT, MERGE
    }

    /** The kinds of stores. */
    enum Store {
        P, PO, N;

        boolean isPersistent() {
            return this != N;
        }
    }

    /** What becomes of discards. */
    enum Discards {
        NONE(""), ZEROES(" 1 discard_zeroes_cow"), PASSDOWN(" 2 discard_zeroes_cow discard_passdown_origin");

        private final String words;

        Discards(String words) {
            this.words = words;
        }
    }

    /**
     * A snapshot or its merge.
     *
     * @param cow
     *            the number of its COW device
     * @param chunk
     *            sectors, legal or not
     */
    record Snapshot(int sectors, Role role, int cow, Store store, int chunk, Discards discards) implements Table {
        @Override
        public String target() {
            String type = role == Role.MERGE ? "snapshot-merge" : "snapshot";
            return String.format(Locale.ROOT, "%s /dev/vda %s %s %d%s", type, World.path(World.cow(cow)), store, chunk, discards.words);
        }
    }
}
