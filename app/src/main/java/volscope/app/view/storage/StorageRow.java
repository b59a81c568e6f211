package volscope.app.view.storage;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import volscope.app.session.Facts;
import volscope.app.session.Selection;
import volscope.model.machine.DaxState;
import volscope.model.machine.LogicalVolumeInfo.Activation;
import volscope.model.machine.SnapshotInfo;

/** A row of the storage tree. */
sealed interface StorageRow {

    /** What selecting the row selects. */
    Selection selects();

    /** What a person would look for. */
    default String searched() {
        return switch (this) {
            case Group group -> group.name;
            case Volume volume -> volume.name;
            case Snapshot snapshot -> snapshot.name;
            case Mount mount -> mount.path;
            case Disk disk -> disk.name;
            case Period _ -> "";
            case Hardware _ -> "";
            case Unused _ -> "";
        };
    }

    /**
     * A volume group.
     *
     * @param name
     *            its name
     * @param bytes
     *            its size
     * @param freeBytes
     *            what no volume has
     * @param storeBytes
     *            what the stores of snapshots have
     */
    record Group(String name, long bytes, long freeBytes, long storeBytes) implements StorageRow {
        @Override
        public Selection selects() {
            return new Selection.Group(name);
        }
    }

    /**
     * A volume that is no snapshot.
     *
     * @param group
     *            its volume group
     * @param name
     *            its name
     * @param bytes
     *            its size
     * @param snapshots
     *            how many snapshots it has
     * @param active
     *            whether its device exists
     * @param dax
     *            whether its pages can be mapped
     * @param access
     *            whether it can be written
     * @param state
     *            what there is to know about it
     */
    record Volume(String group, String name, long bytes, int snapshots, Activation active, DaxState dax, Access access,
            State state) implements StorageRow {
        @Override
        public Selection selects() {
            return new Selection.Volume(group, name);
        }
    }

    /** Whether a volume can be written. */
    enum Access {
        WRITABLE, READ_ONLY
    }

    /** What there is to know about a volume. */
    enum State {
        USUAL,
        /** A command that was refused left it. */
        LEFT_OVER
    }

    /**
     * A snapshot.
     *
     * @param group
     *            its volume group
     * @param name
     *            its name
     * @param bytes
     *            the size of its store
     * @param access
     *            whether it can be written
     * @param merge
     *            whether it is given back to its origin
     * @param watch
     *            whether the monitoring daemon watches it
     * @param fill
     *            how full that is
     * @param created
     *            when it was taken, in seconds since 1970; 0 if nobody knows
     * @param age
     *            how long ago that is in seconds, as exactly as it is shown; none of what is not known is shown
     */
    record Snapshot(String group, String name, long bytes, Access access, Facts.Merge merge, Watch watch,
            Fill fill, long created, OptionalLong age) implements StorageRow {
        @Override
        public Selection selects() {
            return new Selection.Volume(group, name);
        }
    }

    /**
     * The snapshots of one origin that were taken in one day, or in one hour of it.
     *
     * @param path
     *            the origin
     * @param from
     *            when it begins, in UTC
     * @param unit
     *            how long it is
     * @param sums
     *            what the snapshots have together
     */
    record Period(String path, LocalDateTime from, ChronoUnit unit, Sums sums) implements StorageRow {
        @Override
        public Selection selects() {
            return new Selection.None();
        }
    }

    /**
     * What snapshots have together.
     *
     * @param count
     *            how many they are
     * @param bytes
     *            the size of their stores
     * @param chunks
     *            chunks that they hold
     * @param dead
     *            how many of them are of no use any more
     */
    record Sums(int count, long bytes, long chunks, int dead) {
    }

    /** Whether the monitoring daemon watches a snapshot. */
    enum Watch {
        UNWATCHED, WATCHED
    }

    /** How full a store is. */
    sealed interface Fill {

        /** No kernel knows the snapshot now. */
        record Unknown() implements Fill {
        }

        /**
         * As the kernel has it.
         *
         * @param used
         *            sectors in use, metadata included
         * @param total
         *            sectors there are
         * @param chunks
         *            chunks of the origin that it holds
         * @param writesLeft
         *            how many more it can take
         * @param state
         *            what the snapshot is good for
         */
        record Known(long used, long total, long chunks, long writesLeft, SnapshotInfo.State state) implements Fill {
        }
    }

    /**
     * A mounted file system.
     *
     * @param path
     *            where
     * @param type
     *            which
     * @param volume
     *            what it lies on
     * @param dax
     *            whether files bypass the page cache
     */
    record Mount(String path, String type, String volume, DaxState dax) implements StorageRow {
        @Override
        public Selection selects() {
            return new Selection.None();
        }
    }

    /** The heading over the hardware that volume groups have, or over all of it where none has any. */
    record Hardware() implements StorageRow {
        @Override
        public Selection selects() {
            return new Selection.None();
        }
    }

    /**
     * The heading over hardware that no volume group has.
     *
     * @param count
     *            how many pieces
     */
    record Unused(int count) implements StorageRow {
        @Override
        public Selection selects() {
            return new Selection.None();
        }
    }

    /**
     * A piece of hardware.
     *
     * @param name
     *            its kernel name
     * @param kind
     *            what it is
     * @param bytes
     *            its size
     * @param dax
     *            whether its pages can be mapped
     * @param use
     *            the volume group that has it, may be empty
     */
    record Disk(String name, String kind, long bytes, DaxState dax, String use) implements StorageRow {
        @Override
        public Selection selects() {
            return new Selection.Disk(name);
        }
    }
}
