package volscope.sim.profile;

import java.util.HashSet;
import java.util.Set;

/**
 * Direct access below and above snapshots. Shipped kernels keep none of the rules that the designed ones add.
 *
 * @param origin
 *            what snapshot-origin does with direct_access
 * @param snapshot
 *            what snapshot and snapshot-merge do with it
 * @param intent
 *            whether direct_access says what the page is for
 * @param licence
 *            when a page of an origin may be stored into
 * @param mixing
 *            whether a snapshot may have an origin and a store of which only one has DAX
 * @param freezing
 *            whether a suspend freezes the file system
 * @param activation
 *            what has to be so when a snapshot becomes active
 * @param revokes
 *            before which changes mappings are taken away
 * @param typeChange
 *            whether a device with DAX may get a table without
 * @param readers
 *            how a write to an origin waits for who reads a snapshot
 * @param virtioPmem
 *            what virtio-pmem says of its memory
 * @param secondWrite
 *            what a store does through an entry that a load or a cleaning left read-only
 * @param hugePages
 *            how 2 MiB that are mapped by one entry are licensed
 */
public record DaxRules(OriginDax origin, SnapshotDax snapshot, AccessIntent intent, Licence licence, Mixing mixing, Freezing freezing,
        Set<Require> activation, Set<Revoke> revokes, TypeChange typeChange, Readers readers, VirtioPmem virtioPmem,
        SecondWrite secondWrite, HugePages hugePages) {

    /** What snapshot-origin does with direct_access. */
    public enum OriginDax {
        /** It has no such operation. */
        NONE,
        /** It has one that logs and fails, so that the table counts as DAX (4.8 to 4.19). */
        STUB,
        /** It hands out the origin's page and copies nothing. */
        FORWARD,
        /** It copies the chunk to every snapshot and waits before it hands out a page for writing. */
        COPY_BEFORE_LICENCE
    }

    /** What snapshot does with direct_access. */
    public enum SnapshotDax {
        /** It has no such operation. */
        NONE,
        /** It hands out the page that would be read now and copies nothing. */
        FORWARD,
        /** Each access copies the chunk first, so that a page once given never changes. */
        EAGER,
        /** A read gives the origin's page; it is revoked before the origin or the snapshot writes. */
        LAZY
    }

    /** Whether direct_access says what the page is for. */
    public enum AccessIntent {
        PASSED,
        /** It does not: each access may be a write. */
        UNKNOWN
    }

    /** When a page of an origin may be stored into. */
    public enum Licence {
        /** When the exception of its chunk is committed. */
        AFTER_COMMIT,
        /** When its chunk is copied. */
        AFTER_COPY
    }

    /** Whether origin and store of a snapshot may differ in DAX. */
    public enum Mixing {
        ALLOWED, REFUSED
    }

    /** Whether a suspend freezes the file system of the device. */
    public enum Freezing {
        WITH_SUSPEND, SKIPPED
    }

    /** What has to be so when a snapshot becomes active. */
    public enum Require {
        /** A file system that uses the origin's memory is frozen. */
        FROZEN,
        /** No device holds a page of the origin to write into it. */
        UNPINNED,
        /** Where another table takes a store over: none of its exceptions is on its way, and nobody starts one meanwhile. */
        NOTHING_PENDING
    }

    /** Before which changes mappings are taken away. */
    public enum Revoke {
        /** The origin is about to be written, and the snapshot's readers may have its page. */
        ORIGIN_WRITE,
        /** The snapshot is about to be written, and its readers may have the origin's page. */
        OWN_WRITE,
        /** The snapshot dies of an error. */
        INVALIDATION,
        /** The snapshot dies because its store is full. */
        FULL_STORE,
        /** The chunk is merged. */
        MERGE,
        /** Another table takes over. */
        TABLE_SWAP
    }

    /** Whether a device with DAX may get a table without. */
    public enum TypeChange {
        /** If its first table had none. */
        AS_FIRST_LOADED,
        /** If nobody uses it directly. */
        WHILE_UNUSED,
        /** Always. */
        FREE
    }

    /** How a write to an origin waits for who reads a snapshot through the origin's page. */
    public enum Readers {
        /** After it left the section that the readers are in. */
        WAITED_OUTSIDE,
        /** Inside that section, so for itself. */
        WAITED_INSIDE
    }

    /** What virtio-pmem says of its memory, which a flush command alone makes durable. */
    public enum VirtioPmem {
        ASYNCHRONOUS,
        /** That it needs no flush; a file may be mapped with MAP_SYNC. */
        SYNCHRONOUS
    }

    /** What a store does through an entry that is there but read-only. */
    public enum SecondWrite {
        /** The entry becomes writable; nobody is asked (before 4.14). */
        ENTRY_ALONE,
        /** A whole write fault: the device is asked again. */
        ASKS_DEVICE
    }

    /** How an origin licenses stores into 2 MiB that are mapped by one entry, where its snapshots have smaller chunks. */
    public enum HugePages {
        /** There are no such entries (before 4.10). */
        NONE,
        /** It gives the pages of one chunk, so that they are mapped one by one. */
        WITHIN_CHUNK,
        /** It copies every chunk below. */
        ALL_CHUNKS,
        /** It copies the first chunk and gives all pages. */
        FIRST_CHUNK
    }

    /** What kernels ship with since 5.4. */
    static final DaxRules SHIPPED = new DaxRules(OriginDax.NONE, SnapshotDax.NONE, AccessIntent.PASSED, Licence.AFTER_COMMIT,
            Mixing.ALLOWED, Freezing.WITH_SUSPEND, Set.of(), Set.of(), TypeChange.AS_FIRST_LOADED, Readers.WAITED_OUTSIDE,
            VirtioPmem.ASYNCHRONOUS, SecondWrite.ASKS_DEVICE, HugePages.WITHIN_CHUNK);

    /** All that the design keeps. */
    static final DaxRules DESIGNED = new DaxRules(OriginDax.COPY_BEFORE_LICENCE, SnapshotDax.EAGER, AccessIntent.PASSED,
            Licence.AFTER_COMMIT, Mixing.REFUSED, Freezing.WITH_SUSPEND, Set.of(Require.values()), Set.of(Revoke.values()),
            TypeChange.WHILE_UNUSED, Readers.WAITED_OUTSIDE, VirtioPmem.ASYNCHRONOUS, SecondWrite.ASKS_DEVICE, HugePages.WITHIN_CHUNK);

    public DaxRules {
        activation = Set.copyOf(activation);
        revokes = Set.copyOf(revokes);
    }

    /** Whether a snapshot that dies says so durably before its origin is stored into. */
    public boolean isMarkedFirst() {
        return origin == OriginDax.COPY_BEFORE_LICENCE && licence == Licence.AFTER_COMMIT;
    }

    DaxRules with(OriginDax other) {
        return new DaxRules(other, snapshot, intent, licence, mixing, freezing, activation, revokes, typeChange, readers, virtioPmem,
                secondWrite, hugePages);
    }

    DaxRules with(SnapshotDax other) {
        return new DaxRules(origin, other, intent, licence, mixing, freezing, activation, revokes, typeChange, readers, virtioPmem,
                secondWrite, hugePages);
    }

    DaxRules with(AccessIntent other) {
        return new DaxRules(origin, snapshot, other, licence, mixing, freezing, activation, revokes, typeChange, readers, virtioPmem,
                secondWrite, hugePages);
    }

    DaxRules with(Licence other) {
        return new DaxRules(origin, snapshot, intent, other, mixing, freezing, activation, revokes, typeChange, readers, virtioPmem,
                secondWrite, hugePages);
    }

    DaxRules with(Mixing other) {
        return new DaxRules(origin, snapshot, intent, licence, other, freezing, activation, revokes, typeChange, readers, virtioPmem,
                secondWrite, hugePages);
    }

    DaxRules with(Freezing other) {
        return new DaxRules(origin, snapshot, intent, licence, mixing, other, activation, revokes, typeChange, readers, virtioPmem,
                secondWrite, hugePages);
    }

    DaxRules without(Require requirement) {
        Set<Require> left = new HashSet<>(activation);
        left.remove(requirement);
        return new DaxRules(origin, snapshot, intent, licence, mixing, freezing, left, revokes, typeChange, readers, virtioPmem,
                secondWrite, hugePages);
    }

    DaxRules without(Revoke revoke) {
        Set<Revoke> left = new HashSet<>(revokes);
        left.remove(revoke);
        return new DaxRules(origin, snapshot, intent, licence, mixing, freezing, activation, left, typeChange, readers, virtioPmem,
                secondWrite, hugePages);
    }

    DaxRules with(TypeChange other) {
        return new DaxRules(origin, snapshot, intent, licence, mixing, freezing, activation, revokes, other, readers, virtioPmem,
                secondWrite, hugePages);
    }

    DaxRules with(Readers other) {
        return new DaxRules(origin, snapshot, intent, licence, mixing, freezing, activation, revokes, typeChange, other, virtioPmem,
                secondWrite, hugePages);
    }

    DaxRules with(VirtioPmem other) {
        return new DaxRules(origin, snapshot, intent, licence, mixing, freezing, activation, revokes, typeChange, readers, other,
                secondWrite, hugePages);
    }

    DaxRules with(SecondWrite other) {
        return new DaxRules(origin, snapshot, intent, licence, mixing, freezing, activation, revokes, typeChange, readers, virtioPmem,
                other, hugePages);
    }

    DaxRules with(HugePages other) {
        return new DaxRules(origin, snapshot, intent, licence, mixing, freezing, activation, revokes, typeChange, readers, virtioPmem,
                secondWrite, other);
    }
}
