package volscope.sim.dm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.Sleeping;

/** The calls that speak to a device: messages, its geometry, waiting for its events, the kinds of targets. */
public final class DmMessages {

    private static final String CANCEL = "@cancel_deferred_remove";

    private final Dm dm;

    DmMessages(Dm dm) {
        this.dm = dm;
    }

    /**
     * Sends a message to a device's target.
     *
     * @param sector
     *            a sector of the target
     * @return the answer, which may be empty
     * @throws ErrnoException
     *             ENXIO if there is no such device, EINVAL, logged, if nobody takes the message
     */
    public String message(DmKey key, long sector, String text) {
        MappedDevice md = dm.get(key);
        List<String> words = Arguments.split(text);
        if (words.isEmpty()) {
            throw refuse("Empty message received.");
        }
        if (words.get(0).startsWith("@")) {
            forCore(md, words);
            return "";
        }
        Table table = md.live().orElseThrow(() -> refuse("The device has no table."));
        if (Long.compareUnsigned(sector, table.sectors()) >= 0) {
            throw refuse("Target message sector outside device.");
        }
        return table.at(sector).message(dm.kernel(), words).orElseThrow(() -> refuse("Target type does not support messages"));
    }

    private void forCore(MappedDevice md, List<String> words) {
        if (!words.get(0).toLowerCase(Locale.ROOT).equals(CANCEL)) {
            throw refuse("Unsupported message sent to DM core: " + words.get(0));
        }
        if (words.size() != 1) {
            throw refuse("Invalid arguments for " + CANCEL);
        }
        dm.control().cancelDeferred(DmKey.number(md.dev()));
    }

    private ErrnoException refuse(String text) {
        dm.log(Level.ERR, "ioctl", text);
        return new ErrnoException(Errno.EINVAL);
    }

    /**
     * Tells a device what to say of its geometry.
     *
     * @param text
     *            cylinders, heads, sectors and the first sector
     * @throws ErrnoException
     *             ENXIO if there is no such device, EINVAL, logged, if the numbers make no sense
     */
    public void setGeometry(DmKey key, String text) {
        MappedDevice md = dm.get(key);
        List<OptionalLong> numbers = Arguments.split(text).stream().map(Arguments::unsigned).toList();
        if (numbers.size() != 4 || numbers.stream().anyMatch(OptionalLong::isEmpty)) {
            throw refuse("Unable to interpret geometry settings.");
        }
        long[] values = numbers.stream().mapToLong(OptionalLong::getAsLong).toArray();
        if (isAbove(values[0], 65535) || isAbove(values[1], 255) || isAbove(values[2], 255)) {
            throw refuse("Geometry exceeds range limits.");
        }
        if (isAbove(values[3], values[0] * values[1] * values[2])) {
            dm.log(Level.WARNING, "core", "Start sector is beyond the geometry limits.");
            throw new ErrnoException(Errno.EINVAL);
        }
        dm.update(md.dev(), m -> m.with(new Geometry((int) values[0], (int) values[1], (int) values[2], values[3])));
    }

    private static boolean isAbove(long value, long most) {
        return Long.compareUnsigned(value, most) > 0;
    }

    /**
     * A device that somebody will wait for: it stays itself under another name, and no later device is it.
     *
     * @param serial
     *            its serial
     */
    public record Awaited(long serial) {
    }

    /**
     * Finds the device whose events are waited for.
     *
     * @throws ErrnoException
     *             ENXIO if there is no such device
     */
    public Awaited find(DmKey key) {
        return new Awaited(dm.get(key).serial());
    }

    /**
     * Waits until a device's event number is another.
     *
     * @param seen
     *            the number that does not count
     * @return what the device is like then; empty if it is gone
     * @throws Sleeping
     *             while nothing has happened
     */
    public Optional<DmInfo> await(Awaited device, int seen) {
        Optional<MappedDevice> md = dm.state().devices().values().stream().filter(m -> m.serial() == device.serial()).findFirst();
        if (md.isPresent() && md.get().eventNr() == seen) {
            throw Sleeping.on("an event of " + md.get().name());
        }
        return md.map(m -> dm.control().describe(m, Slot.LIVE));
    }

    /** The kinds of targets that are loaded, latest first. */
    public List<TargetType> targetTypes() {
        return dm.kernel().hook(TargetTypes.class).map(TargetTypes::all).orElse(List.of());
    }

    /**
     * A kind of target, its module loaded.
     *
     * @throws ErrnoException
     *             EINVAL if there is none of this name
     */
    public TargetType targetType(String name) {
        return dm.kernel().hook(TargetTypes.class).flatMap(types -> types.request(name))
                .orElseThrow(() -> new ErrnoException(Errno.EINVAL));
    }
}
