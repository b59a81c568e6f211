package volscope.app.lesson.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import volscope.app.lesson.draft.Change.Advice;
import volscope.app.lesson.predicate.Content;
import volscope.app.lesson.predicate.Finding;
import volscope.app.lesson.predicate.Formula;
import volscope.app.lesson.predicate.Formulas;
import volscope.app.lesson.predicate.Moment;
import volscope.app.lesson.predicate.Vocabulary;
import volscope.app.lesson.predicate.VolumeProperty;
import volscope.app.lesson.predicate.World;
import volscope.app.lesson.seed.Numbers;
import volscope.app.lesson.source.Fault;
import volscope.app.lesson.source.Line;
import volscope.app.lesson.source.Spot;
import volscope.model.machine.LogicalVolumeInfo;

/**
 * Finds the predicates that are true at the end of a lesson and were not at its start, and some that were true all the time. Each is
 * written as a goal has it, read as a goal is read, and judged as a goal is judged.
 */
public final class Changes {
    /** The largest volumes whose bytes are compared. */
    private static final long COMPARED = 16L << 20;

    private final World end;
    private final World start;
    private final Touched touched;
    private final Map<String, Change> found = new LinkedHashMap<>();

    private Changes(World end) {
        this.end = end;
        this.start = end.at(end.branch().getFirst());
        this.touched = new Touched(end);
    }

    /**
     * What is true at the end of a branch, those that are about one thing together.
     *
     * @param lines
     *            the lines that led there, for the files that they name
     */
    public static List<Change> of(World end, List<String> lines) {
        Changes changes = new Changes(end);
        changes.volumes();
        changes.groups();
        new MachineChanges(changes.end, changes.start, changes::offerOfMachine).offerAll(lines);
        return List.copyOf(changes.found.values());
    }

    /** Takes a predicate that some formula can be read from, and that is true now. */
    private void offer(String subject, String source, Advice advice) {
        offer(subject, source, advice, source);
    }

    private void offer(String subject, String source, Advice advice, String since) {
        if (!found.containsKey(source)) {
            try {
                Formula formula = read(source);
                Finding after = formula.judge(end);
                if (after.isMet()) {
                    found.put(source, new Change(subject, source, formula, formula.judge(start), after, advice, read(since)));
                }
            } catch (Fault fault) {
                // A name that no predicate can have is not offered.
            }
        }
    }

    private static Formula read(String source) {
        return Formulas.read(new Line(source, new Spot(1, 1)), Numbers.NONE);
    }

    /** The same where it was not true at the start. */
    private void offerNew(String subject, String source, Advice advice) {
        offer(subject, source, advice);
        Optional.ofNullable(found.get(source)).filter(change -> !change.isNew()).ifPresent(change -> found.remove(source));
    }

    /** Of the machine as a whole, upper limits are told too: they hold from the start. */
    private void offerOfMachine(String subject, String source, Advice advice) {
        if (source.contains("<=")) {
            offer(subject, source, advice);
        } else {
            offerNew(subject, source, advice);
        }
    }

    /** Names as goals have them: the volume's alone, or behind its group where several volumes are called so. */
    private static String name(Moment moment, LogicalVolumeInfo volume) {
        return moment.volumes().stream().filter(other -> other.name().equals(volume.name())).count() > 1 ? volume.path() : volume.name();
    }

    private void volumes() {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(start.now(), end.now()).forEach(moment -> moment.volumes().forEach(volume -> names.add(name(moment, volume))));
        Stream.of(start.now(), end.now()).forEach(moment -> moment.revision().mappedDevices().stream()
                .filter(device -> MachineChanges.isOwn(moment, device.name())).forEach(device -> names.add(device.name())));
        names.forEach(this::volume);
    }

    private void volume(String name) {
        Optional<LogicalVolumeInfo> before = start.now().volume(name);
        Optional<LogicalVolumeInfo> after = end.now().volume(name);
        boolean snapshot = after.flatMap(LogicalVolumeInfo::origin).isPresent();
        boolean hidden = after.or(() -> before).filter(info -> info.attributes().charAt(0) != 'S').filter(this::isHidden).isPresent();
        offerNew(name, "not " + name + " exists", hidden ? Advice.LEAVE : Advice.TAKE);
        offerNew(name, name + " exists", snapshot || hidden ? Advice.LEAVE : Advice.TAKE);
        after.flatMap(LogicalVolumeInfo::origin).ifPresent(origin -> offerNew(name, name + " is snapshot of " + origin, Advice.TAKE));
        for (String state : Vocabulary.volumeStates()) {
            boolean told = switch (state) {
                case "active" -> before.isEmpty() && snapshot || before.isPresent();
                case "plain" -> before.isPresent();
                default -> !state.equals("open") && !hidden;
            };
            offerNew(name, name + " is " + state, told ? Advice.TAKE : Advice.LEAVE);
            if (before.isPresent()) {
                offerNew(name, "not " + name + " is " + state, Advice.LEAVE);
            }
            if (end.session().size() <= MachineChanges.MANY && !state.equals("active")) {
                offerNew(name, "at some time " + name + " is " + state, Advice.LEAVE);
            }
        }
        chunks(name, snapshot);
        for (VolumeProperty property : VolumeProperty.values()) {
            boolean told = before.isPresent() && (property == VolumeProperty.SIZE && !snapshot || property == VolumeProperty.COW_SIZE);
            property.of(end.now(), name)
                    .ifPresent(amount -> offerNew(name, name + " " + property.word() + " == " + property.written(amount),
                            told ? Advice.TAKE : Advice.LEAVE));
        }
        contents(name, after);
        MachineChanges.writes(end, name).ifPresent(source -> offerNew(name, source, Advice.LEAVE));
    }

    /** Whether it is a part of another volume. */
    private boolean isHidden(LogicalVolumeInfo volume) {
        return end.now().revision().hiddenVolumes().contains(volume) || start.now().revision().hiddenVolumes().contains(volume);
    }

    /** What chunks read and how snapshots have them, neighbours of one kind together. */
    private void chunks(String name, boolean snapshot) {
        List<Long> chunks = List.copyOf(touched.chunks(name));
        runs(chunks, chunk -> letter(end.now(), name, chunk).map(letter -> letter + (isTelling(name, snapshot, chunk, letter) ? "!" : "")),
                (run, word) -> {
                    String reads = name + " " + run + " reads " + word.replace("!", "");
                    boolean telling = word.endsWith("!");
                    offer(name, reads, telling ? Advice.TAKE : Advice.LEAVE,
                            telling && snapshot ? name + " " + run + " is in store" : reads);
                });
        for (String state : Vocabulary.chunkStates()) {
            runs(chunks, chunk -> Optional.of(name + " chunk " + chunk + " is " + state).filter(this::becomesTrue).map(source -> state),
                    (run, word) -> offerNew(name, name + " " + run + " is " + word, Advice.LEAVE));
        }
        end.now().volume(name).flatMap(LogicalVolumeInfo::origin)
                .ifPresent(origin -> chunks.stream().limit(MachineChanges.FEW).forEach(chunk -> {
                    offerNew(name, name + " chunk " + chunk + " != " + origin + " chunk " + chunk, Advice.LEAVE);
                    offerNew(name, name + " chunk " + chunk + " == " + origin + " chunk " + chunk, Advice.LEAVE);
                }));
    }

    private static Optional<String> letter(Moment moment, String name, long chunk) {
        long size = moment.chunkBytes(name);
        long length = Math.min(size, moment.bytesOf(name).orElse(0) - chunk * size);
        return length <= 0
                ? Optional.empty()
                : moment.read(name, chunk * size, length).map(Content::letters).filter(letters -> letters.size() == 1)
                        .map(List::getFirst);
    }

    /** Of a snapshot what it had to keep, of others what was written. */
    private boolean isTelling(String name, boolean snapshot, long chunk, String letter) {
        return becomesTrue(name + " chunk " + chunk + (snapshot ? " is in store" : " reads " + letter));
    }

    private boolean becomesTrue(String source) {
        try {
            Formula formula = read(source);
            return formula.judge(end).isMet() && !formula.judge(start).isMet();
        } catch (Fault fault) {
            return false;
        }
    }

    /** Tells runs of chunks that have the same word. */
    private static void runs(List<Long> chunks, LongFunction<Optional<String>> word, BiConsumer<String, String> told) {
        long from = -1;
        long last = -2;
        String said = "";
        for (long chunk : chunks) {
            String now = word.apply(chunk).orElse("");
            if (chunk != last + 1 || !now.equals(said)) {
                tell(from, last, said, told);
                from = chunk;
            }
            last = chunk;
            said = now;
        }
        tell(from, last, said, told);
    }

    private static void tell(long from, long last, String said, BiConsumer<String, String> told) {
        if (!said.isEmpty()) {
            told.accept(from == last ? "chunk " + from : "chunks {" + from + ".." + last + "}", said);
        }
    }

    private void contents(String name, Optional<LogicalVolumeInfo> after) {
        if (end.now().bytesOf(name).orElse(Long.MAX_VALUE) > COMPARED) {
            return;
        }
        offer(name, name + " same as " + name + " at start", Advice.LEAVE);
        List<String> others = new ArrayList<>();
        after.ifPresent(info -> {
            info.origin().ifPresent(others::add);
            end.now().snapshotsOf(info).forEach(snapshot -> others.add(name(end.now(), snapshot)));
        });
        others.forEach(other -> {
            offerNew(name, name + " same as " + other, Advice.LEAVE);
            offerNew(name, name + " same as " + other + " at start", Advice.LEAVE);
        });
    }

    private void groups() {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(start, end).forEach(world -> world.now().groups().forEach(group -> names.add(group.name())));
        for (String name : names) {
            end.now().group(name).ifPresent(group -> {
                offerNew(name, name + " free == "
                        + VolumeProperty.SIZE.written(group.freeExtents() * group.extentBytes() / 512), Advice.LEAVE);
                offerNew(name, name + " missing_pvs == " + end.now().revision().missingPhysicalVolumes(name),
                        start.now().group(name).isPresent() ? Advice.TAKE : Advice.LEAVE);
            });
        }
    }
}
