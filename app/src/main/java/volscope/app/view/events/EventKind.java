package volscope.app.view.events;

import volscope.model.event.Event;

/** The kinds of events that can be left out. */
enum EventKind {
    LOG, DEVICES, COPIES, WRITES, FAULTS;

    static EventKind of(Event event) {
        return switch (event) {
            case Event.Logged logged -> LOG;
            case Event.DeviceCreated created -> DEVICES;
            case Event.DeviceRemoved removed -> DEVICES;
            case Event.TableLoaded loaded -> DEVICES;
            case Event.TableRefused refused -> DEVICES;
            case Event.DeviceSuspended suspended -> DEVICES;
            case Event.DeviceResumed resumed -> DEVICES;
            case Event.SnapshotInvalidated invalidated -> DEVICES;
            case Event.SnapshotOverflowed overflowed -> DEVICES;
            case Event.CopyStarted started -> COPIES;
            case Event.ExceptionCompleted completed -> COPIES;
            case Event.Written written -> WRITES;
            case Event.PageFault fault -> FAULTS;
            case Event.BusError error -> FAULTS;
        };
    }
}
