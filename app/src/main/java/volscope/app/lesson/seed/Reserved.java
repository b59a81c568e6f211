package volscope.app.lesson.seed;

import java.util.Set;

/** Words that may not be names. */
public final class Reserved {
    /** All of them. */
    public static final Set<String> WORDS = Set.of("in", "except", "default", "where", "of", "with", "without", "count", "min", "max",
            "percent", "and", "or", "not", "implies", "always", "never", "at", "some", "time", "after", "any", "crash", "on", "is",
            "exists",
            "reads", "chunk", "chunks", "same", "as", "mounted", "file", "page", "device", "type", "table", "commands", "copies", "writes",
            "to", "blocked", "log", "has", "exit", "snapshot", "start", "suspended", "open", "shared", "stored", "store", "copied",
            "written",
            "active", "inactive", "invalid", "overflowed", "merging", "partial", "plain", "unmapped", "writable", "used", "metadata",
            "size",
            "snapshots", "events", "faults", "free", "exceptions");

    private Reserved() {
    }
}
