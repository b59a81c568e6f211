package volscope.app.view.stack;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import volscope.model.event.Event;

/** Tells which devices a step was about. */
final class Happening {
    private Happening() {
    }

    /** The device-mapper names in events. */
    static Set<String> devices(List<Event> events) {
        Set<String> devices = new HashSet<>();
        events.forEach(event -> device(event).ifPresent(devices::add));
        return devices;
    }

    private static Optional<String> device(Event event) {
        return switch (event) {
            case Event.DeviceCreated created -> Optional.of(created.device());
            case Event.TableLoaded loaded -> Optional.of(loaded.device());
            case Event.DeviceSuspended suspended -> Optional.of(suspended.device());
            case Event.DeviceResumed resumed -> Optional.of(resumed.device());
            case Event.Written written -> Optional.of(written.device());
            case Event.CopyStarted started -> Optional.of(started.snapshot());
            case Event.ExceptionCompleted done -> Optional.of(done.snapshot());
            case Event.SnapshotInvalidated invalid -> Optional.of(invalid.snapshot());
            case Event.SnapshotOverflowed full -> Optional.of(full.snapshot());
            default -> Optional.empty();
        };
    }
}
