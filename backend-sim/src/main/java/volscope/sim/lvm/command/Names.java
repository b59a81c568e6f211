package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.metadata.Series;
import volscope.sim.lvm.metadata.VolumeGroup;

/** What groups and volumes may be called, and how they are named on a line. */
final class Names {

    private static final int LONGEST = 127;
    private static final List<String> RESERVED_STARTS = List.of("pvmove", "snapshot");
    private static final List<String> RESERVED_PARTS = List.of("_cdata", "_cmeta", "_corig", "_cpool", "_cvol", "_wcorig", "_mimage",
            "_mlog",
            "_rimage", "_rmeta", "_tdata", "_tmeta", "_vdata", "_imeta", "_iorig", "_pmspare", "_vorigin");

    private Names() {
    }

    /** Why a name can't be one; empty if it can. */
    static Optional<String> fault(String name) {
        if (name.isEmpty()) {
            return Optional.of("Name is zero length.");
        }
        if (name.startsWith("-")) {
            return Optional.of("Name cannot start with hyphen.");
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of("Name starts with . or .. and has no following character(s).");
        }
        if (!name.chars().allMatch(Names::isLegal)) {
            return Optional.of("Name contains invalid character, valid set includes: [a-zA-Z0-9.-_+].");
        }
        return name.length() > LONGEST ? Optional.of("Name length exceeds maximum limit of " + LONGEST + ".") : Optional.empty();
    }

    private static boolean isLegal(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "+_.-".indexOf(c) >= 0;
    }

    /** What is reserved about a volume's name, as a complaint; empty if nothing is. */
    static Optional<String> reserved(String name) {
        return RESERVED_STARTS.stream().filter(name::startsWith).findFirst()
                .map(start -> "Names starting \"" + start + "\" are reserved. Please choose a different LV name.")
                .or(() -> RESERVED_PARTS.stream().filter(name::contains).findFirst()
                        .map(part -> "Names including \"" + part + "\" are reserved. Please choose a different LV name."));
    }

    /** A group's name as given, without {@code /dev/}. */
    static String group(String given) {
        String name = given.startsWith("/dev/") ? given.substring("/dev/".length()) : given;
        return name.endsWith("/") && name.length() > 1 ? name.substring(0, name.length() - 1) : name;
    }

    /** The next name of a series: {@code lvol3}. */
    static String next(VolumeGroup vg, Series series) {
        return vg.lvs().next(series);
    }
}
