package volscope.app.view.events;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import volscope.app.session.Selection;
import volscope.app.text.Texts;
import volscope.model.event.Event;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.Revision;

/** Says an event as a line, and what it is about. */
final class EventWords {
    private static final Pattern NUMBER = Pattern.compile("\\b(\\d+:\\d+)\\b");

    private final Texts texts;

    EventWords(Texts texts) {
        this.texts = texts;
    }

    String words(Event event) {
        return switch (event) {
            case Event.Logged(String text) -> text;
            case Event.DeviceCreated(String device) -> texts.get("events.created", device);
            case Event.DeviceRemoved(String device) -> texts.get("events.removed", device);
            case Event.TableLoaded(String device, List<String> table) -> texts.get("events.loaded", device, String.join("; ", table));
            case Event.TableRefused refused -> texts.get("events.refused", refused.device(), refused.oldType(), refused.newType());
            case Event.DeviceSuspended(String device) -> texts.get("events.suspended", device);
            case Event.DeviceResumed(String device) -> texts.get("events.resumed", device);
            case Event.Written(String device, long sector, long sectors) -> texts.get("events.written", device, sector, sectors);
            case Event.CopyStarted(String snapshot, long chunk, long slot) -> texts.get("events.copying", snapshot, chunk, slot);
            case Event.ExceptionCompleted(String snapshot, long chunk, long slot) -> texts.get("events.copied", snapshot, chunk, slot);
            case Event.SnapshotInvalidated(String snapshot, String reason) -> texts.get("events.invalid", snapshot, reason);
            case Event.SnapshotOverflowed(String snapshot) -> texts.get("events.overflowed", snapshot);
            case Event.PageFault fault -> texts.get("events.fault." + fault.kind(), fault.task(), fault.file(), fault.page());
            case Event.BusError(String task, String file, long page) -> texts.get("events.bus-error", task, file, page);
        };
    }

    /** What an event is about: a chunk, a device, or a disk. */
    static Optional<Selection> about(Event event, Revision at) {
        return switch (event) {
            case Event.Logged(String text) -> ofLog(text, at);
            case Event.DeviceCreated(String device) -> device(device, at);
            case Event.DeviceRemoved removed -> Optional.empty();
            case Event.TableLoaded(String device, List<String> table) -> device(device, at);
            case Event.TableRefused refused -> device(refused.device(), at);
            case Event.DeviceSuspended(String device) -> device(device, at);
            case Event.DeviceResumed(String device) -> device(device, at);
            case Event.Written(String device, long sector, long sectors) -> at.snapshot(device)
                    .<Selection>map(info -> new Selection.Chunk(device, sector / info.chunkSectors())).or(() -> device(device, at));
            case Event.CopyStarted(String snapshot, long chunk, long slot) -> Optional.of(new Selection.Chunk(snapshot, chunk));
            case Event.ExceptionCompleted(String snapshot, long chunk, long slot) -> Optional.of(new Selection.Chunk(snapshot, chunk));
            case Event.SnapshotInvalidated(String snapshot, String reason) -> device(snapshot, at);
            case Event.SnapshotOverflowed(String snapshot) -> device(snapshot, at);
            case Event.PageFault fault -> Optional.empty();
            case Event.BusError error -> Optional.empty();
        };
    }

    private static Optional<Selection> device(String name, Revision at) {
        if (at.mappedDevices().stream().anyMatch(found -> found.name().equals(name))) {
            return Optional.of(new Selection.Device(name));
        }
        return at.disks().stream().filter(disk -> disk.name().equals(name)).<Selection>map(disk -> new Selection.Disk(disk.name()))
                .findFirst();
    }

    private static boolean isDeath(Event event) {
        return event instanceof Event.SnapshotInvalidated || event instanceof Event.SnapshotOverflowed;
    }

    /** A line of the log names a device by its number, or stands in the step in which a snapshot died. */
    private static Optional<Selection> ofLog(String text, Revision at) {
        Matcher number = NUMBER.matcher(text);
        if (number.find()) {
            Optional<Selection> named = at.mappedDevices().stream().filter(found -> found.number().equals(number.group(1)))
                    .map(MappedDeviceInfo::name).<Selection>map(Selection.Device::new).findFirst();
            if (named.isPresent()) {
                return named;
            }
        }
        boolean ofSnapshot = text.toLowerCase(Locale.ROOT).contains("snapshot");
        return ofSnapshot
                ? at.events().stream().filter(EventWords::isDeath).flatMap(event -> about(event, at).stream()).findFirst()
                : Optional.empty();
    }
}
