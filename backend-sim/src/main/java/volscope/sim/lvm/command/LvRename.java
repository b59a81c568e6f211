package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;

/** {@code lvrename}: gives a volume another name. */
final class LvRename {

    private static final int NAME_SIZE = 128;
    private static final int SEPARATORS = 3;
    private static final String VIRTUAL_ORIGIN = "_vorigin";

    private final LvmContext context;

    private LvRename(LvmContext context) {
        this.context = context;
    }

    /**
     * Two names in a group.
     *
     * @param group
     *            the group
     * @param old
     *            the name a volume has
     * @param renamed
     *            the name it is to have
     */
    private record Change(String group, String old, String renamed) {
    }

    static int run(LvmContext context) {
        LvRename rename = new LvRename(context);
        Change names = rename.names();
        rename.check(names);
        World world = World.read(context);
        VolumeGroup vg = world.group(names.group(), World.Intent.CHANGE);
        rename.rename(GroupSession.open(context, world, vg), names);
        return LvmCommand.DONE;
    }

    private Change names() {
        List<String> words = context.line().operands();
        boolean separate = words.size() > 2;
        String old = words.get(separate ? 1 : 0);
        String renamed = words.getLast();
        String group = separate ? separateGroup(words.getFirst(), old) : group(old);
        if (Names.fault(group).isPresent()) {
            throw context.misuse("Please provide a valid volume group name");
        }
        Optional<String> other = groupOf(renamed).filter(name -> !name.equals(group));
        if (other.isPresent()) {
            throw context.misuse("Logical volume names must have the same volume group (\"" + group + "\" or \"" + other.get() + "\")");
        }
        return new Change(group, last(old), last(renamed));
    }

    private String separateGroup(String word, String old) {
        String group = Names.group(word);
        Optional<String> other = groupOf(old).filter(name -> !name.equals(group));
        if (other.isPresent()) {
            throw context.misuse("Please use a single volume group name (\"" + group + "\" or \"" + other.get() + "\")");
        }
        return group;
    }

    private String group(String path) {
        Optional<String> group = groupOf(path).or(context::defaultGroup);
        if (group.isEmpty()) {
            context.log().error("Path required for Logical Volume \"" + path + "\".");
        }
        return group.orElse("");
    }

    private static Optional<String> groupOf(String path) {
        return path.contains("/") ? Optional.of(LvPath.parse(path).group()) : Optional.empty();
    }

    /** What stands behind the last slash, of a device mapper's path too. */
    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void check(Change names) {
        int longest = NAME_SIZE - names.group().length() - SEPARATORS;
        if (names.renamed().length() > longest) {
            throw context.misuse("New logical volume name \"" + names.renamed() + "\" may not exceed " + longest + " characters.");
        }
        if (names.renamed().isEmpty()) {
            throw context.misuse("New logical volume name may not be blank");
        }
        Names.reserved(names.renamed()).ifPresent(complaint -> {
            throw context.misuse(complaint);
        });
        if (Names.fault(names.renamed()).isPresent()) {
            throw context.misuse("New logical volume name \"" + names.renamed() + "\" is invalid");
        }
        if (names.old().equals(names.renamed())) {
            throw context.misuse("Old and new logical volume names must differ");
        }
    }

    private void rename(GroupSession session, Change names) {
        VolumeGroup vg = session.vg();
        LogicalVolume lv = vg.lv(names.old()).orElseThrow(() -> context
                .fail("Existing logical volume \"" + names.old() + "\" not found in volume group \"" + vg.name() + "\""));
        if (!vg.isVisible(lv) || lv.snapshot().isPresent()) {
            throw context.fail("Cannot rename internal LV \"" + lv.name() + "\".");
        }
        if (vg.lv(names.renamed()).isPresent()) {
            throw context.fail("Logical Volume \"" + names.renamed() + "\" already exists in volume group \"" + vg.name() + "\"");
        }
        Optional<LogicalVolume> origin = vg.originOf(lv);
        VolumeGroup renamed = vg.rename(lv.name(), names.renamed());
        Optional<LogicalVolume> virtual = origin.filter(vg::isVirtualOrigin);
        session.set(virtual.isEmpty() ? renamed : renamed.rename(virtual.get().name(), names.renamed() + VIRTUAL_ORIGIN));
        boolean good = new VolumeUpdate(context, session).updateAndReload(origin.orElse(lv).name());
        if (good) {
            context.log().print("Renamed \"" + names.old() + "\" to \"" + names.renamed() + "\" in volume group \"" + vg.name() + "\"");
        }
        session.close();
        if (!good) {
            throw new CommandFailed(LvmCommand.FAILED);
        }
    }
}
