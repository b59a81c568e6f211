package volscope.app.session;

import java.util.List;
import java.util.Optional;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;

/** Finds when a snapshot was taken. */
public final class Beginnings {
    private Beginnings() {
    }

    /**
     * The first moment of a snapshot: there, it and its origin hold the same.
     *
     * @param device
     *            the snapshot's device-mapper name
     * @param at
     *            a moment at which there is the snapshot
     * @param history
     *            what was run
     * @return empty if it was there from power-on
     */
    public static Optional<Revision> of(String device, Revision at, History history) {
        Optional<Act> act = Optional.empty();
        for (Act before : history.at(at.id()).path().reversed()) {
            act = Optional.of(before);
            if (!exists(before.after(before.before()), device)) {
                break;
            }
        }
        return act.flatMap(maker -> first(maker, device));
    }

    /** Whether a volume of this device is there, active or not. */
    private static boolean exists(Revision at, String device) {
        return at.snapshot(device).isPresent() || at.volumeGroups().stream().flatMap(group -> group.volumes().stream())
                .anyMatch(volume -> volume.device().equals(device) && volume.origin().isPresent());
    }

    private static Optional<Revision> first(Act maker, String device) {
        List<RevisionId> steps = maker.run().steps();
        int low = 0;
        int high = steps.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (maker.after(steps.get(middle)).snapshot(device).isPresent()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Optional.of(maker.after(steps.get(low))).filter(found -> found.snapshot(device).isPresent());
    }
}
