package volscope.app.lesson.predicate;

import java.util.Optional;
import volscope.model.machine.LogicalVolumeInfo;

/** What can be said of a whole volume. */
sealed interface OfVolume extends Formula {

    /** The volume's name or path. */
    String volume();

    @Override
    default Optional<Thing> thing() {
        return Optional.of(Thing.of(volume()));
    }

    /** {@code V exists}: hidden or not. */
    record Exists(String volume) implements OfVolume {
        @Override
        public Finding judge(World world) {
            Optional<LogicalVolumeInfo> found = world.now().volume(volume);
            return Finding.of(found.isPresent(),
                    found.map(info -> Words.of("state." + VolumeState.of(world.now(), info))).orElse(Words.of("observed.none")));
        }

        @Override
        public Words sentence() {
            return Words.of("formula.exists", volume);
        }
    }

    /** {@code V is STATE}. */
    record Is(String volume, VolumeState state) implements OfVolume {
        @Override
        public Finding judge(World world) {
            Moment now = world.now();
            return now.volume(volume).map(info -> Finding.of(state.holds(now, info), observed(now, info)))
                    .orElseGet(() -> Finding.missing(volume));
        }

        @Override
        public Truth truth(World world) {
            Moment now = world.now();
            return now.volume(volume).map(info -> Truth.of(state.holds(now, info))).orElse(Truth.UNDEFINED);
        }

        private Words observed(Moment now, LogicalVolumeInfo info) {
            if (state == VolumeState.PLAIN) {
                int snapshots = now.snapshotsOf(info).size();
                return info.origin().map(origin -> Words.of("observed.snapshot-of", origin)).orElseGet(
                        () -> snapshots == 0 ? Words.of("state.PLAIN") : Words.of("observed.origin-of", snapshots));
            }
            return VolumeState.observed(now, info);
        }

        @Override
        public Words sentence() {
            return Words.of("formula.is", volume, Words.of("state." + state));
        }
    }

    /** {@code S is snapshot of V}. */
    record IsSnapshotOf(String volume, String origin) implements OfVolume {
        @Override
        public Finding judge(World world) {
            return world.now().volume(volume).map(info -> Finding.of(isOrigin(world.now(), info),
                    info.origin().map(Words::as).orElse(Words.of("observed.no-snapshot")))).orElseGet(() -> Finding.missing(volume));
        }

        private boolean isOrigin(Moment now, LogicalVolumeInfo info) {
            return now.volume(origin).filter(found -> found.group().equals(info.group()))
                    .filter(found -> info.origin().filter(found.name()::equals).isPresent()).isPresent();
        }

        @Override
        public Words sentence() {
            return Words.of("formula.is-snapshot-of", volume, origin);
        }
    }

    /** {@code V property compare value}. */
    record Has(String volume, VolumeProperty property, Amount amount) implements OfVolume {
        @Override
        public Finding judge(World world) {
            if (world.now().volume(volume).isEmpty() && world.now().deviceOf(volume).isEmpty()) {
                return Finding.missing(volume);
            }
            return property.of(world.now(), volume).map(found -> amount.judge(found, property.observed(found)))
                    .orElseGet(() -> Finding.undefined(Words.of("observed.no-snapshot")));
        }

        @Override
        public Words sentence() {
            return property.sentence(volume, amount);
        }
    }
}
