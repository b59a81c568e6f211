package volscope.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import volscope.app.lab.Labs;
import volscope.app.lab.Sandbox;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Track;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Course;
import volscope.app.view.KeyWords;
import volscope.app.view.Panel;
import volscope.model.command.CommandTable;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.SnapshotInfo;

/** Finds commands, volumes, chunks, times, lessons and labs by a few letters; whatever is a line can be run. */
final class Finder {
    private static final int MOST = 12;

    private final Session session;
    private final Labs labs;
    private final Course course;
    private final Texts texts;
    private final Amounts amounts;
    private final Consumer<String> begin;
    private final List<Panel> panels;
    private final Consumer<Panel> show;

    /**
     * @param begin
     *            begins the lesson of this id
     * @param show
     *            brings one of the panels into view
     */
    Finder(Session session, Labs labs, Course course, Consumer<String> begin, List<Panel> panels, Consumer<Panel> show, Texts texts,
            Amounts amounts) {
        this.panels = panels;
        this.show = show;
        this.begin = begin;
        this.session = session;
        this.labs = labs;
        this.course = course;
        this.texts = texts;
        this.amounts = amounts;
    }

    /** What there is for a text, the best first. */
    List<Finding> find(String text, Frame frame, List<WindowCommand> commands) {
        String query = text.strip();
        List<Finding> found = new ArrayList<>();
        chunk(query, frame).ifPresent(found::add);
        moment(query, frame).ifPresent(found::add);
        boolean isLine = CommandTable.standard().find(query.split(" ", 2)[0]).isPresent();
        if (isLine) {
            found.add(line(query));
        }
        Stream.of(commands(commands), panels(), volumes(frame), lessons(), sandboxes()).flatMap(s -> s)
                .filter(finding -> matches(finding, query)).limit(MOST).forEach(found::add);
        if (!isLine && !query.isEmpty() && found.stream().noneMatch(finding -> finding.kind().equals("chunk"))) {
            found.add(line(query));
        }
        if (!query.isEmpty()) {
            impossible(commands).filter(finding -> matches(finding, query)).limit(Math.max(0, MOST - found.size())).forEach(found::add);
        }
        return found;
    }

    private Finding line(String line) {
        return new Finding("line", line, texts.get("find.line.note"), () -> {
            var _ = session.run(line, Act.Source.TYPED);
        });
    }

    private Optional<Finding> chunk(String query, Frame frame) {
        OptionalLong number = number(query, '#');
        return number.isEmpty() ? Optional.empty() : snapshot(frame).flatMap(device -> {
            SnapshotInfo info = frame.facts().snapshots().get(device);
            return info == null || number.getAsLong() >= info.originChunks()
                    ? Optional.empty()
                    : Optional.of(new Finding("chunk", texts.get("map.chunk", number.getAsLong()), frame.facts().shortName(device),
                            () -> session.select(new Selection.Chunk(device, number.getAsLong()))));
        });
    }

    /** The snapshot that a chunk's number is meant for: the one that is selected, or the first. */
    private static Optional<String> snapshot(Frame frame) {
        Stream<String> selected = switch (frame.selection()) {
            case Selection.Chunk chunk -> Stream.of(chunk.snapshot());
            case Selection.Volume volume -> frame.facts().volume(volume.group(), volume.name()).stream()
                    .flatMap(found -> Stream.concat(Stream.of(found), frame.facts().snapshotsOf(found).stream()))
                    .map(LogicalVolumeInfo::device);
            default -> Stream.empty();
        };
        return Stream.concat(selected, frame.facts().snapshots().keySet().stream()).filter(frame.facts().snapshots()::containsKey)
                .findFirst();
    }

    private Optional<Finding> moment(String query, Frame frame) {
        OptionalLong number = number(query, '@');
        Track track = Track.of(frame.history());
        return number.isEmpty() || number.getAsLong() > track.end()
                ? Optional.empty()
                : Optional.of(new Finding("moment",
                        texts.get("find.moment.words", number.getAsLong()), texts.get("timeline.of", track.end()),
                        () -> session.look(track.at(number.getAsLong()))));
    }

    private static OptionalLong number(String query, char mark) {
        String digits = query.length() > 1 && query.charAt(0) == mark ? query.substring(1).replace(",", "") : "";
        return digits.matches("\\d{1,15}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    private Stream<Finding> commands(List<WindowCommand> commands) {
        return commands.stream().filter(command -> command.can().getAsBoolean() && !command.id().equals("edit.find"))
                .map(command -> new Finding("command", texts.get(command.words()),
                        command.keys().stream().findFirst().map(keys -> KeyWords.of(keys, texts)).orElse(""), command::run));
    }

    /** What is there, but not now: a search that stays silent about it would say that it does not exist. */
    private Stream<Finding> impossible(List<WindowCommand> commands) {
        return commands.stream().filter(command -> !command.can().getAsBoolean())
                .map(command -> new Finding("command", texts.get(command.words()), texts.get("find.not-now"), () -> {
                }));
    }

    private Stream<Finding> panels() {
        return panels.stream().map(panel -> new Finding("panel", texts.get("panel." + panel.name()), "", () -> show.accept(panel)));
    }

    private Stream<Finding> volumes(Frame frame) {
        return frame.facts().groups().stream().flatMap(group -> group.volumes().stream())
                .map(volume -> new Finding("volume", volume.path(), amounts.bytes(volume.bytes()),
                        () -> session.select(new Selection.Volume(volume.group(), volume.name()))));
    }

    private Stream<Finding> lessons() {
        return course.lessons().stream().map(lesson -> new Finding("lesson", lesson.number() + "  " + lesson.title(), lesson.note(),
                () -> begin.accept(lesson.id())));
    }

    private Stream<Finding> sandboxes() {
        return Stream.of(Sandbox.values()).map(sandbox -> new Finding("sandbox", texts.get("sandbox." + sandbox.key()),
                texts.get("sandbox." + sandbox.key() + ".words"), () -> {
                    var _ = labs.open(sandbox.lab());
                }));
    }

    /** Every word of the query is part of the words. */
    private boolean matches(Finding finding, String query) {
        String words = (finding.words() + " " + texts.get("find." + finding.kind())).toLowerCase(texts.locale());
        return Stream.of(query.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(words::contains);
    }
}
