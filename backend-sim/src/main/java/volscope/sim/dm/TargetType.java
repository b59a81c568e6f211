package volscope.sim.dm;

import java.util.List;
import java.util.Set;

import volscope.sim.profile.Profile;

/** A kind of target: its name, what it can do, and how one is made. */
public interface TargetType {

    /** The name in a table line. */
    String name();

    /** Its version: {@code 1.4.0}. */
    default String version(Profile profile) {
        return profile.dm().targetVersion(name());
    }

    /** How often a target of this type holds its module. */
    default int moduleReferences() {
        return 1;
    }

    /** What the core may ask of it. */
    Traits traits(Profile profile);

    /** What a table with such a target has to keep to. */
    default Set<Rule> rules() {
        return Set.of();
    }

    /** What the core asks of tables with some targets. */
    enum Rule {
        /** Such a target is alone in its table. */
        SINGLETON,
        /** The table may be written through. */
        WRITEABLE,
        /** Only the same kind takes its place. */
        IMMUTABLE,
        /** It takes the place of any kind. */
        WILDCARD
    }

    /**
     * Makes a target.
     *
     * @param builder
     *            the table being built: opens devices
     * @param args
     *            the parameters, split
     * @throws TargetError
     *             with the reason for the log
     */
    Target construct(TableBuilder builder, long start, long length, List<String> args);

    /**
     * What the core may ask of a target.
     *
     * @param directAccess
     *            whether it hands out pages
     * @param devices
     *            whether it can be asked for its devices
     * @param flush
     *            whether it takes flushes
     * @param discard
     *            whether it takes discards
     * @param writeZeroes
     *            whether it takes write-zeroes
     */
    record Traits(Has directAccess, Has devices, Has flush, Has discard, Has writeZeroes) {

        /** Hands out pages, tells its devices, passes everything on. */
        public static final Traits FULL = new Traits(Has.YES, Has.YES, Has.YES, Has.YES, Has.YES);

        /** Flushes are for those that have devices. */
        public Traits(Has directAccess, Has devices, Has discard, Has writeZeroes) {
            this(directAccess, devices, devices, discard, writeZeroes);
        }
    }

    /** Whether a target has something. */
    enum Has {
        YES, NO;

        /** For a condition. */
        public static Has of(boolean has) {
            return has ? YES : NO;
        }

        /** As a condition. */
        public boolean it() {
            return this == YES;
        }
    }
}
