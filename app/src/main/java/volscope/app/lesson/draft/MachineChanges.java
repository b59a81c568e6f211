package volscope.app.lesson.draft;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import volscope.app.lesson.draft.Change.Advice;
import volscope.app.lesson.predicate.Content;
import volscope.app.lesson.predicate.Counting;
import volscope.app.lesson.predicate.Moment;
import volscope.app.lesson.predicate.Vocabulary;
import volscope.app.lesson.predicate.World;
import volscope.model.event.Event;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.MountInfo;

/**
 * Writes predicates about devices, files, and the machine as a whole.
 *
 * @param end
 *            the end
 * @param start
 *            the start
 * @param offered
 *            takes those that are true
 */
record MachineChanges(World end, World start, Offered offered) {
    /** How many moments are looked through. */
    static final int MANY = 2_000;
    /** How many of a kind are written where there may be very many. */
    static final int FEW = 8;
    /** A path as a line has it. */
    private static final Pattern PATH = Pattern.compile("(?<![\\w.])(?:/[A-Za-z0-9_.+-]+)+");
    private static final Pattern OF_SYSTEM = Pattern.compile("/(?:dev|sys|proc)(?:/.*)?");
    /** What the kernel's lines begin with. */
    private static final Pattern STAMP = Pattern.compile("^\\[\\s*[\\d.]+]\\s*");

    /** Takes a predicate about something. */
    @FunctionalInterface
    interface Offered {

        /** Takes it if it is true. */
        void offer(String subject, String source, Advice advice);
    }

    /** Whether a device was made by hand: it is none of a logical volume, nor below one. */
    static boolean isOwn(Moment moment, String device) {
        return moment.volumes().stream().noneMatch(volume -> device.equals(volume.device()) || device.startsWith(volume.device() + "-"));
    }

    /** How often a volume was written. */
    static Optional<String> writes(World end, String volume) {
        return end.now().deviceOf(volume).map(device -> Counting.events(end)
                .filter(event -> event instanceof Event.Written write && write.device().equals(device)).count())
                .filter(writes -> writes > 0).map(writes -> "writes to " + volume + " == " + writes);
    }

    void offerAll(List<String> lines) {
        devices();
        files(lines);
        mappings();
        machine();
    }

    private void offer(String subject, String source, Advice advice) {
        offered.offer(subject, source, advice);
    }

    private void devices() {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(start, end).forEach(world -> world.now().revision().mappedDevices().forEach(device -> names.add(device.name())));
        for (String name : names) {
            Optional<MappedDeviceInfo> before = start.now().device(name);
            Optional<MappedDeviceInfo> after = end.now().device(name);
            if (before.equals(after)) {
                continue;
            }
            Advice advice = isOwn(start.now(), name) && isOwn(end.now(), name) ? Advice.TAKE : Advice.LEAVE;
            String it = "device " + name;
            List.of(it + " exists", "not " + it + " exists", it + " is suspended", "not " + it + " is suspended")
                    .forEach(source -> offer(name, source, advice));
            List.of(it + " is open", "not " + it + " is open").forEach(source -> offer(name, source, Advice.LEAVE));
            after.ifPresent(device -> {
                offer(name, it + " type == " + device.type(), Advice.LEAVE);
                device.live().stream().limit(FEW).filter(line -> line.indexOf('"') < 0)
                        .forEach(line -> offer(name, it + " table \"" + line + "\"", Advice.LEAVE));
            });
        }
    }

    private void files(List<String> lines) {
        Set<String> mounts = new LinkedHashSet<>();
        Stream.of(start, end).forEach(world -> world.now().revision().mounts().forEach(mount -> mounts.add(mount.path())));
        for (String path : mounts) {
            offer(path, "mounted " + path, Advice.TAKE);
            offer(path, "not mounted " + path, Advice.TAKE);
            end.now().revision().mounts().stream().filter(mount -> mount.path().equals(path)).map(MountInfo::options)
                    .flatMap(options -> Stream.of((options + ",dax").split(","))).distinct()
                    .forEach(option -> offer(path, "mounted " + path + " with " + option, Advice.LEAVE));
        }
        Set<String> paths = new LinkedHashSet<>();
        Stream.concat(lines.stream(), mappings(end).map(MappingInfo::file)).forEach(line -> {
            Matcher path = PATH.matcher(line);
            while (path.find()) {
                paths.add(path.group());
            }
        });
        paths.stream().filter(path -> !OF_SYSTEM.matcher(path).matches() && !mounts.contains(path)).forEach(this::file);
    }

    private void file(String path) {
        offer(path, "file " + path + " exists", Advice.TAKE);
        boolean was = start.now().revision().file(path, 0, 0).isPresent();
        if (was) {
            offer(path, "not file " + path + " exists", Advice.TAKE);
        }
        end.now().revision().file(path, 0, 1).map(bytes -> Content.letters(bytes).getFirst())
                .ifPresent(letter -> offer(path, "file " + path + " at 0 reads " + letter, Advice.TAKE));
        long copies = Counting.copies(end, end.now().revision().fileRanges(path));
        long faults = Counting.events(end).filter(event -> event instanceof Event.PageFault fault && fault.file().equals(path)
                && fault.kind() == Event.FaultKind.WRITE).count();
        offer(path, "file " + path + " copies == " + copies, Advice.LEAVE);
        offer(path, "file " + path + " faults == " + faults, Advice.LEAVE);
    }

    private static Stream<MappingInfo> mappings(World world) {
        return world.now().revision().mappings().stream();
    }

    private void mappings() {
        Stream.concat(mappings(start), mappings(end)).distinct().limit(MANY).forEach(page -> {
            for (String state : Vocabulary.pageStates()) {
                String source = "page " + page.page() + " of " + page.file() + " is " + state;
                offer(page.file(), source, Advice.TAKE);
                offer(page.file(), source + " in " + page.task(), Advice.LEAVE);
            }
        });
    }

    private void machine() {
        offer("", "copies == " + Counting.events(end).filter(Event.CopyStarted.class::isInstance).count(), Advice.LEAVE);
        offer("", "copies <= " + Counting.events(end).filter(Event.CopyStarted.class::isInstance).count(), Advice.LEAVE);
        offer("", "commands == " + end.commands(), Advice.LEAVE);
        offer("", "commands <= " + end.commands(), Advice.LEAVE);
        offer("", "blocked == " + end.now().revision().waiting().size(), Advice.TAKE);
        end.exitCode().ifPresent(code -> offer("", "exit == " + code, Advice.LEAVE));
        if (mappings(end).findAny().isPresent()) {
            end.now().revision().afterPowerCut(MANY).ifPresent(states -> offer("", "crash_states == " + states.size(), Advice.LEAVE));
        }
        Vocabulary.rules().forEach(rule -> offer("", rule, Advice.LEAVE));
        List<String> log = end.now().revision().log(start.now().revision().log(0).size());
        log.stream().map(line -> STAMP.matcher(line).replaceFirst("")).filter(line -> line.indexOf('"') < 0).distinct().limit(FEW)
                .forEach(line -> offer("", "log has \"" + line + "\"", Advice.LEAVE));
    }
}
