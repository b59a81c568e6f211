package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.sim.lvm.libdm.LvmName;

/**
 * A group, or a volume of one, as a line names it.
 *
 * @param group
 *            the group's name
 * @param volume
 *            the volume's name, if it names one
 */
public record LvPath(String group, Optional<String> volume) {

    private static final String MAPPER = "/dev/mapper/";

    /** Reads {@code vg}, {@code vg/lv}, {@code /dev/vg/lv} or {@code /dev/mapper/vg-lv}. */
    public static LvPath parse(String given) {
        if (given.startsWith(MAPPER)) {
            LvmName parts = LvmName.split(given.substring(MAPPER.length()));
            return new LvPath(parts.vg(), parts.lv().isEmpty() ? Optional.empty() : Optional.of(parts.lv()));
        }
        String name = Names.group(given);
        int slash = name.indexOf('/');
        return slash < 0
                ? new LvPath(name, Optional.empty())
                : new LvPath(name.substring(0, slash), Optional.of(name.substring(slash + 1)));
    }
}
