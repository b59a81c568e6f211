package volscope.sim.dm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The mapped devices of a draft that were asked for, by minor and by uuid: found again at the cost of a load or a hash. */
final class KnownDevices {

    private static final int FEW = 8;

    private @Nullable MappedDevice[] byMinor = new MappedDevice[0];
    private final Map<String, Optional<Integer>> minors = new HashMap<>();

    /** The device of a minor, or null. */
    @Nullable
    MappedDevice find(int minor, DmState state) {
        MappedDevice known = minor < byMinor.length ? byMinor[minor] : null;
        if (known != null) {
            return known;
        }
        MappedDevice found = state.devices().get(minor);
        if (found != null) {
            put(minor, found);
        }
        return found;
    }

    /** The minor of a uuid. */
    Optional<Integer> minor(String uuid, DmState state) {
        Optional<Integer> known = minors.get(uuid);
        if (known == null) {
            known = Optional.ofNullable(state.uuids().get(uuid));
            minors.put(uuid, known);
        }
        return known;
    }

    /** A device has changed. */
    void put(int minor, MappedDevice md) {
        if (minor >= byMinor.length) {
            byMinor = Arrays.copyOf(byMinor, 2 * minor + FEW);
        }
        byMinor[minor] = md;
    }

    /** The state is another one. */
    void follow(DmState before, DmState now) {
        if (now.devices() != before.devices()) {
            Arrays.fill(byMinor, null);
        }
        if (now.uuids() != before.uuids()) {
            minors.clear();
        }
    }
}
