package volscope.model.explain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.model.explain.Explanation.Key;
import volscope.model.explain.Explanation.Rule;
import volscope.model.explain.Explanation.Way;
import volscope.model.explain.Refusals.Card;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.Revision;

/** Tells what keeps a line from ending, where a person can end that: a suspended device or a frozen file system. */
public final class Waits {
    private static final Pattern FROZEN = Pattern.compile("frozen file system on (\\S+)");

    private Waits() {
    }

    /**
     * What keeps a line, where that can be told.
     *
     * @param line
     *            the line as given
     * @param before
     *            the machine before it
     * @param state
     *            the machine in which it waits
     * @param reason
     *            what it waits for, in the kernel's words
     */
    public static Optional<Explanation> of(String line, Revision before, Revision state, String reason) {
        Card card = new Card(new Situation(line, before, state));
        Matcher frozen = FROZEN.matcher(reason);
        if (frozen.matches()) {
            return frozen(card, frozen.group(1));
        }
        List<MappedDeviceInfo> keepers = keepers(card.at);
        keepers.forEach(device -> card.fact(Key.KEEPS, device.name(), card.at.state().requestsKept(device.name())));
        return keepers.isEmpty() ? Optional.empty() : Optional.of(resuming(card, keepers));
    }

    private static Explanation resuming(Card card, List<MappedDeviceInfo> devices) {
        List<String> names = devices.stream().map(MappedDeviceInfo::name).toList();
        return card.about(names.getFirst()).way(Way.LET_RUN, names.stream().map("dmsetup resume "::concat).toList())
                .explanation(Rule.DEVICE_KEEPS);
    }

    private static boolean isSuspended(MappedDeviceInfo device) {
        return device.suspended() == MappedDeviceInfo.Suspension.SUSPENDED;
    }

    /** The suspended devices that keep what came with the line; where it waits for earlier requests, all that keep any. */
    private static List<MappedDeviceInfo> keepers(Situation at) {
        List<MappedDeviceInfo> all = at.state().mappedDevices().stream().filter(Waits::isSuspended)
                .filter(device -> at.state().requestsKept(device.name()) > 0).toList();
        List<MappedDeviceInfo> since = all.stream()
                .filter(device -> at.state().requestsKept(device.name()) > at.before().requestsKept(device.name())).toList();
        return since.isEmpty() ? all : since;
    }

    /** A file system is frozen by itself, or by the device below it that was suspended: then it thaws with that. */
    private static Optional<Explanation> frozen(Card card, String kernelName) {
        Optional<MappedDeviceInfo> device = card.at.kernelDevice(kernelName);
        String name = device.map(MappedDeviceInfo::name).orElse(kernelName);
        return card.at.mountOf(kernelName).map(mount -> {
            card.about(name).fact(Key.FROZEN, name, mount.path());
            return device.filter(Waits::isSuspended).map(suspended -> resuming(card.fact(Key.SUSPENDED, name), List.of(suspended)))
                    .orElseGet(() -> card.way(Way.THAW, "fsfreeze -u " + mount.path()).explanation(Rule.FILE_SYSTEM_FROZEN));
        });
    }
}
