package volscope.app.session;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import volscope.app.lesson.LogEntry;
import volscope.model.machine.RevisionId;

/**
 * A line that moves the place where the next one goes, and that no machine gets: {@code undo [N]}, {@code redo [N]},
 * {@code goto T|start}.
 */
sealed interface SessionLine {
    /** The lines that are understood. */
    Pattern LINE = Pattern.compile("\\s*(?:(undo|redo)(?:\\s+(\\d{1,4}))?|goto\\s+(start|(\\d{1,15})(?:@(\\d{1,9}))?))\\s*");

    /** Takes lines of the branch back. */
    record Undo(int count) implements SessionLine {
        @Override
        public History move(History history, int floor) {
            History moved = history;
            for (int i = 0; i < count; i++) {
                moved = moved.undo(floor);
            }
            return moved;
        }

        @Override
        public LogEntry logged() {
            return new LogEntry(LogEntry.Kind.UNDO, Integer.toString(count));
        }
    }

    /** Brings lines back that were taken back last. */
    record Redo(int count) implements SessionLine {
        @Override
        public History move(History history, int floor) {
            History moved = history;
            for (int i = 0; i < count; i++) {
                moved = moved.redo();
            }
            return moved;
        }

        @Override
        public LogEntry logged() {
            return new LogEntry(LogEntry.Kind.REDO, Integer.toString(count));
        }
    }

    /**
     * Goes to a moment.
     *
     * @param moment
     *            of the branch, or so many steps into an act; what lies before the start is the start
     * @param act
     *            the act's number; without one, of the branch
     */
    record Goto(long moment, OptionalLong act) implements SessionLine {
        @Override
        public History move(History history, int floor) {
            Optional<RevisionId> there = act.isPresent()
                    ? history.acts().stream().filter(one -> one.number() == act.getAsLong())
                            .map(one -> one.run().steps().get((int) Math.clamp(moment - 1, 0, one.run().steps().size() - 1))).findFirst()
                    : Optional.of(Track.of(history).at(Math.max(moment, start(history, floor))));
            return there.map(history::at).orElse(history);
        }

        private static long start(History history, int floor) {
            return Track.of(history).legs().stream().limit(floor).mapToLong(Track.Leg::end).max().orElse(0);
        }

        @Override
        public LogEntry logged() {
            return new LogEntry(LogEntry.Kind.GOTO, (moment == 0 ? "start" : Long.toString(moment)) + (act.isPresent()
                    ? "@" + act.getAsLong()
                    : ""));
        }
    }

    /** Reads a line. */
    static Optional<SessionLine> read(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(1) == null) {
            OptionalLong act = matcher.group(5) == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(matcher.group(5)));
            return Optional.of(new Goto(matcher.group(4) == null ? 0 : Long.parseLong(matcher.group(4)), act));
        }
        int count = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        return Optional.of(matcher.group(1).equals("undo") ? new Undo(count) : new Redo(count));
    }

    /** The line that goes to a revision of a history. */
    static SessionLine to(History history, RevisionId revision) {
        OptionalLong moment = Track.of(history).moment(revision);
        return moment.isPresent()
                ? new Goto(moment.getAsLong(), OptionalLong.empty())
                : history.acts().stream().filter(act -> act.made(revision)).findFirst()
                        .map(act -> new Goto(act.run().steps().indexOf(revision) + 1L, OptionalLong.of(act.number())))
                        .orElse(new Goto(0, OptionalLong.empty()));
    }

    /**
     * Moves the head of a history.
     *
     * @param floor
     *            how many acts, from power-on, can't be taken back
     */
    History move(History history, int floor);

    /** What is written down of it. */
    LogEntry logged();
}
