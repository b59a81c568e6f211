package volscope.sim.lvm.command;

import java.util.Optional;

/**
 * What a line of {@code lvcreate} calls a pool and a thin volume.
 *
 * @param group
 *            the group of both
 * @param pool
 *            the pool, if the line names it
 * @param volume
 *            the thin volume, if the line names it
 */
record ThinNames(String group, Optional<String> pool, Optional<String> volume) {

    /** What a line is to make. */
    enum Make {
        POOL, VOLUME, BOTH
    }

    /** Reads the words and options of a line. */
    static ThinNames read(LvmContext context, Make make) {
        Optional<LvPath> path = context.line().operands().stream().findFirst().map(LvPath::parse);
        Optional<LvPath> option = context.line().text("thinpool").map(ThinNames::parse);
        Optional<LvPath> name = context.line().text("name").map(ThinNames::parse);
        Optional<String> given = name.flatMap(LvPath::volume);
        Optional<String> pool = one(context, option.flatMap(LvPath::volume), path.flatMap(LvPath::volume));
        if (make == Make.POOL) {
            pool = one(context, given, pool);
        }
        Optional<String> volume = make == Make.POOL ? Optional.empty() : given;
        String group = path.map(LvPath::group).or(() -> option.map(LvPath::group).filter(word -> !word.isEmpty()))
                .or(() -> name.map(LvPath::group).filter(word -> !word.isEmpty())).or(context::defaultGroup)
                .orElseThrow(() -> context.misuse("Please provide a volume group name"));
        if (make != Make.VOLUME) {
            pool.ifPresent(word -> NewName.check(context, group, word));
        }
        volume.ifPresent(word -> NewName.check(context, group, word));
        if (volume.isPresent() && volume.equals(pool)) {
            throw context.misuse("Logical volume name " + volume.get() + " and pool name must be different.");
        }
        return new ThinNames(group, pool, volume);
    }

    /** A name that may have its group before it. */
    private static LvPath parse(String word) {
        String name = Names.group(word);
        int slash = name.indexOf('/');
        return slash < 0 ? new LvPath("", Optional.of(name)) : new LvPath(name.substring(0, slash), Optional.of(name.substring(slash + 1)));
    }

    private static Optional<String> one(LvmContext context, Optional<String> first, Optional<String> second) {
        if (first.isPresent() && second.isPresent() && !first.equals(second)) {
            throw context.misuse("Ambiguous thin-pool name specified, " + first.get() + " and " + second.get() + ".");
        }
        return first.or(() -> second);
    }
}
