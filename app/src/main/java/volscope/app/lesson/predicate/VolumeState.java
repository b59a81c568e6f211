package volscope.app.lesson.predicate;

import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.SnapshotInfo;

/** What a volume can be. */
enum VolumeState {
    ACTIVE, INACTIVE, INVALID, OVERFLOWED, MERGING, SUSPENDED, OPEN, PARTIAL, PLAIN;

    private static final int OPEN_LETTER = 5;
    private static final int HEALTH_LETTER = 8;

    private static boolean is(Moment moment, LogicalVolumeInfo volume, SnapshotInfo.State state) {
        return moment.snapshot(volume.path()).filter(snapshot -> snapshot.state() == state).isPresent();
    }

    /** Whether a volume is in this state. */
    boolean holds(Moment moment, LogicalVolumeInfo volume) {
        return switch (this) {
            case ACTIVE -> moment.device(volume.device()).filter(found -> !found.live().isEmpty()).isPresent()
                    && !INVALID.holds(moment, volume) && !OVERFLOWED.holds(moment, volume);
            case INACTIVE -> moment.device(volume.device()).isEmpty();
            case INVALID -> is(moment, volume, SnapshotInfo.State.INVALID);
            case OVERFLOWED -> is(moment, volume, SnapshotInfo.State.OVERFLOWED);
            case MERGING -> volume.attributes().charAt(0) == 'S' || volume.attributes().charAt(0) == 'O';
            case SUSPENDED -> moment.device(volume.device())
                    .filter(found -> found.suspended() == MappedDeviceInfo.Suspension.SUSPENDED).isPresent();
            case OPEN -> volume.attributes().charAt(OPEN_LETTER) == 'o';
            case PARTIAL -> volume.attributes().charAt(HEALTH_LETTER) == 'p';
            case PLAIN -> volume.origin().isEmpty() && moment.snapshotsOf(volume).isEmpty();
        };
    }

    /** The state that a volume is in, the worst first. */
    static VolumeState of(Moment moment, LogicalVolumeInfo volume) {
        for (VolumeState state : new VolumeState[]{INVALID, OVERFLOWED, SUSPENDED, MERGING, ACTIVE}) {
            if (state.holds(moment, volume)) {
                return state;
            }
        }
        return INACTIVE;
    }

    /** The state that a volume is in, with its attributes where it is not simply active. */
    static Words observed(Moment moment, LogicalVolumeInfo volume) {
        VolumeState state = of(moment, volume);
        return state == ACTIVE ? Words.of("state.ACTIVE") : Words.of("observed.state", Words.of("state." + state), volume.attributes());
    }
}
