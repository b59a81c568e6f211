package volscope.sim.profile;

import java.util.Map;

/**
 * The rules of one kernel, where kernels differ.
 *
 * @param name
 *            what a person calls it: {@code 6.1}
 * @param release
 *            {@code uname -r}
 * @param build
 *            {@code uname -v}
 * @param dm
 *            the device-mapper core
 * @param snapshot
 *            the snapshot targets
 * @param dax
 *            direct access below and above them
 * @param fs
 *            file systems and their freezing
 * @param lvm
 *            the words of the lvm of its day
 */
public record Profile(String name, String release, String build, DmRules dm, SnapshotRules snapshot, DaxRules dax, FsRules fs,
        LvmRules lvm) {

    /**
     * Device-mapper core.
     *
     * @param daxType
     *            the number of DM_TYPE_DAX_BIO_BASED; 0: there is no such type
     * @param lowerTest
     *            how a lower device shows that it has DAX
     * @param typelessInherit
     *            whether a table without devices takes the DAX type of the device it is loaded into
     * @param refusalText
     *            how the type rule's refusal reads
     * @param reasonText
     *            how the reason reads with which a target refuses
     * @param nameRule
     *            which names a device may not have
     * @param badLookup
     *            what a path gives that is no block device
     * @param leakedPut
     *            what happens when a constructor fails after it took the same device twice
     * @param daxOffset
     *            what happens to direct access that is not page aligned below
     * @param errorArguments
     *            what the error target makes of two arguments
     * @param ownDevice
     *            whether a table may lie on the device it is for
     * @param ioctlVersion
     *            interface version with its extra: {@code 4.47.0-ioctl (2022-07-28)}
     * @param targetVersions
     *            the versions of the target types, by name
     */
    public record DmRules(int daxType, LowerTest lowerTest, Inherit typelessInherit, RefusalText refusalText, ReasonText reasonText,
            NameRule nameRule, BadLookup badLookup, LeakedPut leakedPut, DaxOffset daxOffset, ErrorArguments errorArguments,
            OwnDevice ownDevice, String ioctlVersion, Map<String, String> targetVersions) {

        public DmRules {
            targetVersions = Map.copyOf(targetVersions);
        }

        DmRules with(DaxOffset offset) {
            return new DmRules(daxType, lowerTest, typelessInherit, refusalText, reasonText, nameRule, badLookup, leakedPut, offset,
                    errorArguments, ownDevice, ioctlVersion, targetVersions);
        }

        /** The version of a target type. */
        public String targetVersion(String type) {
            return targetVersions.getOrDefault(type, "1.0.0");
        }
    }

    /** How a table finds out whether a lower device has DAX. */
    public enum LowerTest {
        /** There is no test: no table has DAX (before 4.8). */
        NEVER,
        /** The queue flag; the first device of a target that has it decides (4.8 to 4.17). */
        QUEUE_FLAG_ANY,
        /** A trial direct_access; the first device of a target that passes decides (4.18). */
        TRIAL_ACCESS_ANY,
        /** A dax_device was found when the lower device was opened; every device must have one. */
        DAX_DEVICE_ALL
    }

    /** Whether tables without devices inherit the DAX type. */
    public enum Inherit {
        NEVER, FROM_DEVICE
    }

    /** How the type refusal reads. */
    public enum RefusalText {
        PLAIN, WITH_NUMBERS
    }

    /** How the reason reads with which a target refuses. */
    public enum ReasonText {
        PLAIN, WITH_ERRNO
    }

    /** Which names a device may not have. */
    public enum NameRule {
        /** Those with a slash. */
        SLASH,
        /** Also those that stand for something else in the directory of nodes. */
        SLASH_AND_RESERVED
    }

    /** The errno for a path that is no block device. */
    public enum BadLookup {
        /** Always ENODEV. */
        ENODEV,
        /** ENOENT or ENOTBLK. */
        AS_FOUND
    }

    /** What happens to direct access that is not page aligned below. */
    public enum DaxOffset {
        /** It is refused with EINVAL. */
        CHECKED,
        /** It is rounded down, silently. */
        TRUNCATED,
        /** A table that would need it has no DAX. */
        REFUSED
    }

    /** What the error target makes of two arguments. */
    public enum ErrorArguments {
        IGNORED,
        /** A device and a sector of it, for the limits alone. */
        DEVICE
    }

    /** What becomes of a table that lies on the device it is for. */
    public enum OwnDevice {
        /** It is loaded; whoever uses it goes round for ever. */
        TAKEN,
        /** It is refused with EINVAL. */
        REFUSED
    }

    /** What the log says of a device reference lost on an error path. */
    public enum LeakedPut {
        SILENT, LOGGED
    }

    /**
     * Snapshot targets.
     *
     * @param maxBuckets
     *            the most hash buckets of an exception table
     * @param largest
     *            where an entry goes in its bucket that is larger than all others there
     * @param nextArea
     *            what the area of entries behind a full one holds when that is written
     * @param commit
     *            when an exception is written down
     */
    public record SnapshotRules(int maxBuckets, LargestEntry largest, NextArea nextArea, Commit commit) {

        SnapshotRules with(NextArea other) {
            return new SnapshotRules(maxBuckets, largest, other, commit);
        }

        SnapshotRules with(Commit other) {
            return new SnapshotRules(maxBuckets, largest, nextArea, other);
        }
    }

    /** Where the largest entry of a hash bucket goes; the first one that is found counts, should a damaged store have a chunk twice. */
    public enum LargestEntry {
        /** Behind the others. */
        LAST,
        /** In front of them, since the search for its place forgets where it ended. */
        FIRST
    }

    /** What the area behind a full one holds. */
    public enum NextArea {
        ZEROED,
        /** What was there. */
        AS_IT_WAS
    }

    /** When an exception is written down. */
    public enum Commit {
        /** When its copy lasts. */
        AFTER_FLUSH,
        /** When its copy was written, whether it lasts or not. */
        WITHOUT_FLUSH
    }

    /**
     * File systems.
     *
     * @param ext4WithoutDax
     *            what ext4 does when DAX is asked for and the device has none
     * @param mountLog
     *            how a mount is logged
     * @param nestedFreeze
     *            whether user and kernel freezes nest
     * @param xfsDaxWarning
     *            whether xfs calls DAX experimental
     * @param daxOption
     *            which forms the dax mount option has
     * @param daxTest
     *            how a mount finds out whether the device has DAX
     * @param lostWrite
     *            what ext4 does about a block of structures that could not be written
     * @param ext4Lines
     *            the lines of ext4's source that its log lines name
     * @param daxLength
     *            what becomes of how many pages a device gives
     * @param readOnlyLog
     *            how often a write to a device that may only be read is told
     */
    public record FsRules(Ext4WithoutDax ext4WithoutDax, MountLog mountLog, NestedFreeze nestedFreeze, XfsDaxWarning xfsDaxWarning,
            DaxOption daxOption, DaxTest daxTest, Ext4Lines ext4Lines, LostWrite lostWrite, DaxLength daxLength,
            ReadOnlyLog readOnlyLog) {

        FsRules with(DaxLength length) {
            return new FsRules(ext4WithoutDax, mountLog, nestedFreeze, xfsDaxWarning, daxOption, daxTest, ext4Lines, lostWrite, length,
                    readOnlyLog);
        }
    }

    /** What a write into a file with DAX makes of how many pages the device gives. */
    public enum DaxLength {
        /** It writes as many and asks again. */
        CHECKED,
        /** It asks for all once, and writes all. */
        IGNORED
    }

    /**
     * Lines of ext4's source, as its log lines name them.
     *
     * @param findEntry
     *            in {@code __ext4_find_entry}
     * @param readDirectory
     *            in {@code htree_dirblock_to_tree}
     * @param endBio
     *            in {@code ext4_end_bio}
     * @param journalStart
     *            in {@code ext4_journal_check_start}
     * @param newInode
     *            in {@code __ext4_new_inode}
     * @param setAttributes
     *            in {@code ext4_setattr}
     */
    public record Ext4Lines(int findEntry, int readDirectory, int endBio, int journalStart, int newInode, int setAttributes) {
    }

    /** What ext4 does when it finds that a block of structures could not be written behind its back. */
    public enum LostWrite {
        /** It says so and goes on. */
        TOLD,
        /** It aborts the journal and stops the file system. */
        STOPS
    }

    /** How a mount finds out whether a device has DAX. */
    public enum DaxTest {
        /** The flag of its queue. */
        QUEUE_FLAG,
        /** It asks for a page. */
        TRIAL_ACCESS
    }

    /** What ext4 does when DAX is asked for and cannot be had. */
    public enum Ext4WithoutDax {
        FAIL, TURN_OFF
    }

    /** How file systems log a mount. */
    public enum MountLog {
        PLAIN("open"),
        /** With uuids; and a source that isn't there is told from one that can't be opened. */
        WITH_UUID("lookup");

        private final String failedLookup;

        MountLog(String failedLookup) {
            this.failedLookup = failedLookup;
        }

        /** What is said to have failed where there is no source: {@code Can't open blockdev}. */
        public String failedLookup() {
            return failedLookup;
        }
    }

    /** How often a write to a device that may only be read is told. */
    public enum ReadOnlyLog {
        /** The first of a device. */
        FIRST,
        /** Each, as long as they are not too many in a while. */
        EACH
    }

    /** Whether a frozen file system may be frozen again by the other party. */
    public enum NestedFreeze {
        REFUSED, ALLOWED
    }

    /** Whether xfs warns of DAX. */
    public enum XfsDaxWarning {
        EXPERIMENTAL, NONE
    }

    /** The forms of the dax option. */
    public enum DaxOption {
        FLAG, TRI_STATE
    }

    /**
     * lvm's words.
     *
     * @param suspendFailure
     *            {@code Failed to suspend logical volume} or what was said before
     */
    public record LvmRules(String suspendFailure) {
    }

    /** The same where the design leaves a choice. */
    Profile with(Choice choice) {
        return new Profile(name + "+" + choice.word(), release, build, dm, snapshot, choice.in(dax), fs, lvm);
    }

    /** The same with a known mistake. */
    Profile with(Mistake mistake) {
        return new Profile(name + "+" + mistake.word(), release, build, mistake.in(dm), mistake.in(snapshot), mistake.in(dax),
                mistake.in(fs),
                lvm);
    }

    /** Whether it is a kernel of the design, which promises to keep its rules, known mistakes or not. */
    public boolean isDesigned() {
        return hasOriginDax() || dax.origin() == DaxRules.OriginDax.FORWARD;
    }

    /** Whether snapshot-origin lets DAX through, correctly. */
    public boolean hasOriginDax() {
        return dax.origin() == DaxRules.OriginDax.COPY_BEFORE_LICENCE;
    }
}
