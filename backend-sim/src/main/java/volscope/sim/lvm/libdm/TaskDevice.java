package volscope.sim.lvm.libdm;

import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.dm.DmKey;

/**
 * How a task names its device; the kernel looks at one of the three.
 *
 * @param name
 *            its name as the kernel has it, or empty
 * @param uuid
 *            its uuid, or empty
 * @param number
 *            its number
 */
public record TaskDevice(String name, String uuid, Optional<DevNo> number) {

    /** By name. */
    public static TaskDevice named(String name) {
        return new TaskDevice(name, "", Optional.empty());
    }

    /** By uuid. */
    public static TaskDevice withUuid(String uuid) {
        return new TaskDevice("", uuid, Optional.empty());
    }

    /** By number. */
    public static TaskDevice numbered(DevNo dev) {
        return new TaskDevice("", "", Optional.of(dev));
    }

    /** The same with a number, which is then what counts. */
    public TaskDevice with(DevNo dev) {
        return new TaskDevice(name, uuid, Optional.of(dev));
    }

    /** The same without its name. */
    public TaskDevice withoutName() {
        return new TaskDevice("", uuid, number);
    }

    /** What the kernel looks for. */
    public DmKey key() {
        if (number.isPresent()) {
            return DmKey.number(number.get());
        }
        return uuid.isEmpty() ? DmKey.name(name) : DmKey.uuid(uuid);
    }

    /** As complaints have it: {@code a }, {@code a U1}, {@code  (253:0)}, {@code a (253:0)}. */
    @Override
    public String toString() {
        return name + " " + uuid + number.map(dev -> "(" + dev + ")").orElse("");
    }
}
