package volscope.app.view.terminal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import volscope.app.session.Act;
import volscope.model.event.Event;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;

/**
 * What in the output of a refused line is the cause, and what is clean-up after it. It follows from the step in which the kernel refused:
 * what the kernel logged in that step is the rule; the first line about the device that it refused is the cause; what comes after it about
 * devices of the act is clean-up.
 *
 * @param device
 *            the number of the device whose table was refused
 * @param numbers
 *            the numbers of all devices the act made or changed
 * @param rules
 *            what the kernel logged as it refused
 */
record Marking(String device, Set<String> numbers, List<String> rules) {
    private static final int MOST_STEPS = 1000;

    /** What a line is in this. */
    enum Mark {
        NONE, CAUSE, RULE, CLEAN_UP
    }

    /** Looks at what an act did; empty if no table of it was refused. */
    static Optional<Marking> of(Act act) {
        if (act.run().exitCode() == 0) {
            return Optional.empty();
        }
        Set<String> numbers = new HashSet<>();
        Optional<String> refused = Optional.empty();
        List<String> rules = List.of();
        for (RevisionId step : act.run().steps().stream().limit(MOST_STEPS).toList()) {
            Revision revision = act.after(step);
            for (Event event : revision.events()) {
                device(event).map(name -> number(revision, name)).ifPresent(numbers::add);
                if (event instanceof Event.TableRefused(String name, _, _, _, _) && refused.isEmpty()) {
                    refused = Optional.of(number(revision, name));
                    rules = revision.events().stream().filter(Event.Logged.class::isInstance)
                            .map(logged -> ((Event.Logged) logged).text()).toList();
                }
            }
        }
        numbers.remove("");
        List<String> logged = rules;
        return refused.map(number -> new Marking(number, numbers, logged));
    }

    private static Optional<String> device(Event event) {
        return switch (event) {
            case Event.DeviceCreated created -> Optional.of(created.device());
            case Event.TableLoaded loaded -> Optional.of(loaded.device());
            case Event.TableRefused refused -> Optional.of(refused.device());
            default -> Optional.empty();
        };
    }

    private static String number(Revision revision, String device) {
        return revision.mappedDevices().stream().filter(info -> info.name().equals(device)).map(MappedDeviceInfo::number).findFirst()
                .orElse("");
    }

    /** Whether a line of output is the cause, those before it given. */
    boolean isCause(String text) {
        return !device.isEmpty() && text.contains("(" + device + ")");
    }

    /** Whether a line of output after the cause is about a device of the act. */
    boolean isCleanUp(String text) {
        return numbers.stream().anyMatch(number -> text.contains("(" + number + ")"));
    }

    /** Whether the kernel logged a line as it refused. */
    boolean isRule(String text) {
        return rules.contains(text);
    }
}
