package volscope.sim.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

import volscope.sim.profile.DaxRules.Freezing;
import volscope.sim.profile.DaxRules.HugePages;
import volscope.sim.profile.DaxRules.Licence;
import volscope.sim.profile.DaxRules.OriginDax;
import volscope.sim.profile.DaxRules.Readers;
import volscope.sim.profile.DaxRules.Require;
import volscope.sim.profile.DaxRules.Revoke;
import volscope.sim.profile.DaxRules.SecondWrite;
import volscope.sim.profile.DaxRules.SnapshotDax;
import volscope.sim.profile.DaxRules.TypeChange;
import volscope.sim.profile.Profile.DaxLength;
import volscope.sim.profile.Profile.DaxOffset;
import volscope.sim.profile.Profile.Commit;
import volscope.sim.profile.Profile.NextArea;

/** Known mistakes in a design of direct access above snapshots: each changes one rule, and brings what it needs to be met. */
public enum Mistake {
    /** The origin hands out pages and copies nothing. */
    NO_COPY(dax -> dax.with(OriginDax.FORWARD)),
    /** Both targets hand out pages; only bios are copied for. */
    COPY_ON_BIO_ONLY(dax -> dax.with(OriginDax.FORWARD).with(SnapshotDax.FORWARD)),
    /** A suspend does not freeze. */
    SKIP_FREEZE(dax -> dax.with(Freezing.SKIPPED).without(Require.FROZEN)),
    /** The second store makes the entry writable and asks nobody. */
    OLD_PFN_MKWRITE(dax -> dax.with(SecondWrite.ENTRY_ALONE)),
    /** A page may be stored into when it is copied, not when that is written down. */
    LICENCE_BEFORE_COMMIT(dax -> dax.with(Licence.AFTER_COPY)),
    /** An exception is written down though its copy may still be lost. */
    COMMIT_WITHOUT_FLUSH(UnaryOperator.identity()),
    /** Readers of a snapshot keep the origin's page when the origin is written. */
    LAZY_NO_REVOKE(dax -> dax.with(SnapshotDax.LAZY).without(Revoke.ORIGIN_WRITE)),
    /** Readers of a snapshot keep the origin's page when the snapshot is written. */
    LAZY_NO_UNMAP(dax -> dax.with(SnapshotDax.LAZY).without(Revoke.OWN_WRITE)),
    /** What is mapped of a snapshot stays when it dies. */
    INVALIDATE_NO_REVOKE(dax -> dax.without(Revoke.INVALIDATION).without(Revoke.FULL_STORE)),
    /** What is mapped of a snapshot stays when it dies because its store is full. */
    FULL_STORE_KEEPS_MAPPINGS(dax -> dax.without(Revoke.FULL_STORE)),
    /** What is mapped of the store stays while it is merged. */
    MERGE_NO_UNMAP(dax -> dax.without(Revoke.MERGE)),
    /** A device in direct use may lose it. */
    ALLOW_DAX_TO_BIO(dax -> dax.with(TypeChange.FREE)),
    /** A device that holds a page is not waited for. */
    IGNORE_PINS(dax -> dax.without(Require.UNPINNED)),
    /** A write waits for readers in the section that they and it are in. */
    SRCU_WAIT_INSIDE(dax -> dax.with(SnapshotDax.LAZY).with(Readers.WAITED_INSIDE)),
    /** A table takes a store over while its exceptions are on their way. */
    HANDOVER_WINDOW(dax -> dax.without(Require.NOTHING_PENDING)),
    /** A store into 2 MiB that are mapped by one entry copies one chunk of them. */
    PMD_ONE_CHUNK(dax -> dax.with(HugePages.FIRST_CHUNK)),
    /** A start that is not page aligned is rounded down. */
    UNALIGNED_START(UnaryOperator.identity()),
    /** The next area of entries is not zeroed before the one in front of it is full. */
    SKIP_ZEROING(UnaryOperator.identity()),
    /** More pages are written than the device gave. */
    KADDR_OVERRUN(UnaryOperator.identity());

    private final UnaryOperator<DaxRules> change;

    Mistake(UnaryOperator<DaxRules> change) {
        this.change = change;
    }

    /** As it is written behind a profile: {@code skip-freeze}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mistake of this word. */
    public static Optional<Mistake> named(String word) {
        return all().stream().filter(mistake -> mistake.word().equals(word)).findFirst();
    }

    /** All of them. */
    public static List<Mistake> all() {
        return Arrays.asList(values());
    }

    DaxRules in(DaxRules dax) {
        return change.apply(dax);
    }

    Profile.DmRules in(Profile.DmRules dm) {
        return this == UNALIGNED_START ? dm.with(DaxOffset.TRUNCATED) : dm;
    }

    Profile.SnapshotRules in(Profile.SnapshotRules snapshot) {
        return switch (this) {
            case SKIP_ZEROING -> snapshot.with(NextArea.AS_IT_WAS);
            case COMMIT_WITHOUT_FLUSH -> snapshot.with(Commit.WITHOUT_FLUSH);
            default -> snapshot;
        };
    }

    Profile.FsRules in(Profile.FsRules fs) {
        return this == KADDR_OVERRUN ? fs.with(DaxLength.IGNORED) : fs;
    }
}
