package volscope.sim.lvm.command;

import java.util.Optional;

/**
 * Where a new volume is to be, and how it is to be called, as a line says it.
 *
 * @param group
 *            the group
 * @param name
 *            the volume's name, if the line gives one
 * @param origin
 *            the volume it is to be a snapshot of
 */
record NewName(String group, Optional<String> name, Optional<String> origin) {

    private static final int LONGEST_PATH = 127;

    /** Whether the first word of a line is a group or an origin. */
    enum Target {
        GROUP, ORIGIN
    }

    /** Reads the words of a line. */
    static NewName read(LvmContext context, Target target) {
        Optional<String> word = context.line().operands().stream().findFirst();
        Optional<LvPath> path = word.map(LvPath::parse);
        Optional<String> given = context.line().text("name").map(Names::group);
        given.filter(full -> full.indexOf('/') != full.lastIndexOf('/')).ifPresent(full -> {
            throw context.misuse("\"" + full + "\": Invalid path for Logical Volume.");
        });
        Optional<String> nameGroup = given.filter(name -> name.contains("/")).map(name -> name.substring(0, name.indexOf('/')));
        Optional<String> name = given.map(full -> full.substring(full.indexOf('/') + 1));
        NewName result = target == Target.ORIGIN ? snapshot(context, path, nameGroup, name) : plain(context, path, nameGroup, name);
        result.name().ifPresent(lv -> check(context, result.group(), lv));
        return result;
    }

    private static NewName plain(LvmContext context, Optional<LvPath> path, Optional<String> nameGroup, Optional<String> name) {
        Optional<String> group = path.map(LvPath::group);
        if (group.isPresent() && nameGroup.isPresent() && !group.equals(nameGroup)) {
            throw context.misuse("Inconsistent volume group names given: \"" + nameGroup.get() + "\" and \"" + group.get() + "\"");
        }
        if (path.flatMap(LvPath::volume).isPresent()) {
            throw context.misuse("Volume group name expected (no slash)");
        }
        String found = group.or(() -> nameGroup).or(context::defaultGroup)
                .orElseThrow(() -> context.misuse("Please provide a volume group name"));
        return new NewName(found, name, Optional.empty());
    }

    private static NewName snapshot(LvmContext context, Optional<LvPath> path, Optional<String> nameGroup, Optional<String> name) {
        Optional<String> origin = path.flatMap(LvPath::volume);
        Optional<String> group = path.map(LvPath::group);
        if (origin.isEmpty()) {
            origin = group;
            group = nameGroup.or(context::defaultGroup);
        }
        if (group.isEmpty()) {
            throw context.misuse("The origin name should include the volume group.");
        }
        if (origin.filter(lv -> lv.contains("/")).isPresent()) {
            throw context.misuse("\"" + group.get() + "/" + origin.get() + "\": Invalid path for Logical Volume.");
        }
        if (nameGroup.isPresent() && !nameGroup.equals(group)) {
            throw context.misuse("Please use a single volume group name (\"" + group.get() + "\" or \"" + nameGroup.get() + "\").");
        }
        return new NewName(group.get(), name, origin);
    }

    /** Checks what a volume is to be called. */
    static void check(LvmContext context, String group, String name) {
        if (name.contains("/")) {
            throw context.misuse("\"" + group + "/" + name + "\": Invalid path for Logical Volume.");
        }
        if (Names.fault(name).isPresent()) {
            throw context.misuse("Logical volume name \"" + name + "\" is invalid.");
        }
        Names.reserved(name).ifPresent(complaint -> {
            throw context.misuse(complaint);
        });
    }

    /** Complains if a volume's path is longer than lvm can take. */
    static void checkLength(LvmContext context, String group, String name) {
        int length = group.length() + 1 + name.length();
        if (length > LONGEST_PATH) {
            throw context.fail("Internal error: LV name \"" + group + "/" + name + "\" length " + length + " is not supported.");
        }
    }
}
