package volscope.sim.dm;

import volscope.sim.device.DevNo;

/** How a call names a mapped device. */
public sealed interface DmKey {

    /**
     * By name.
     *
     * @param name
     *            the device-mapper name
     */
    record Name(String name) implements DmKey {
    }

    /**
     * By uuid.
     *
     * @param uuid
     *            the uuid
     */
    record Uuid(String uuid) implements DmKey {
    }

    /**
     * By number.
     *
     * @param dev
     *            the device number
     */
    record Number(DevNo dev) implements DmKey {
    }

    /** By name. */
    static DmKey name(String name) {
        return new Name(name);
    }

    /** By uuid. */
    static DmKey uuid(String uuid) {
        return new Uuid(uuid);
    }

    /** By number. */
    static DmKey number(DevNo dev) {
        return new Number(dev);
    }
}
