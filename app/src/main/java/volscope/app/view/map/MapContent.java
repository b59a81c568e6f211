package volscope.app.view.map;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import volscope.app.session.ChunkRecord;
import volscope.app.session.ChunkRecord.Span;
import volscope.app.session.Frame;
import volscope.app.session.Marks;
import volscope.app.session.Selection;
import volscope.app.view.ChunkSearch;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.Revision;

/** What a map draws at one time. Immutable; what it derives it derives once. */
final class MapContent {
    private final Subject subject;
    private final Viewport view;
    private final Revision revision;
    private final Derived derived;
    private final Extras extras;
    private @Nullable Rows rows;
    private @Nullable Bins inView;

    /** Whether what is drawn is there. */
    enum Standing {
        REAL,
        /** The line that is being composed would make it. */
        GHOST
    }

    /**
     * What else decides how a map looks.
     *
     * @param chosen
     *            the chunk that is selected
     * @param range
     *            chunks that were swept over, to act on
     * @param standing
     *            whether it is there
     * @param folding
     *            whether rows of shared chunks are folded
     * @param marks
     *            what is pointed at
     * @param mapped
     *            the chunks of the origin of which some task maps pages
     * @param outlook
     *            what the line that is being composed would make of it
     */
    record Extras(Optional<Long> chosen, Optional<Span> range, Standing standing, Rows.Folding folding, List<Marks> marks,
            Set<Long> mapped, Outlook outlook) {
    }

    MapContent(Subject subject, Viewport view, Revision revision, ChunkRecord record, Extras extras) {
        this(subject, view, revision, new Derived(new Chunks(revision, subject.device(), subject.info(), record)), extras);
    }

    private MapContent(Subject subject, Viewport view, Revision revision, Derived derived, Extras extras) {
        this.subject = subject;
        this.view = view;
        this.revision = revision;
        this.derived = derived;
        this.extras = extras;
    }

    /** The chunk of this snapshot that a frame selects. */
    static Optional<Long> chosen(Frame frame, Subject subject) {
        return frame.selection() instanceof Selection.Chunk(String snapshot, long chunk) && snapshot.equals(subject.device())
                && chunk < subject.chunks() ? Optional.of(chunk) : Optional.empty();
    }

    Subject subject() {
        return subject;
    }

    Viewport view() {
        return view;
    }

    Revision revision() {
        return revision;
    }

    Optional<Long> chosen() {
        return extras.chosen();
    }

    Optional<Span> range() {
        return extras.range();
    }

    boolean isGhost() {
        return extras.standing() == Standing.GHOST;
    }

    boolean isFolded() {
        return extras.folding() == Rows.Folding.IDENTICAL;
    }

    Rows.Folding folding() {
        return extras.folding();
    }

    Set<Long> mapped() {
        return extras.mapped();
    }

    /** What the line that is being composed would make of it. */
    Outlook outlook() {
        return extras.outlook();
    }

    /** Marks on the chunks of a lane. */
    List<Marks> marks(Side side) {
        String volume = side == Side.ORIGIN ? subject.originPath() : subject.path();
        return extras.marks().stream().filter(marks -> marks.volume().equals(volume)).toList();
    }

    Chunks chunks() {
        return derived.chunks();
    }

    ChunkSearch search() {
        return new ChunkSearch(revision, subject.device(), subject.chunks());
    }

    /** The chunks whose copies are on their way. */
    NavigableSet<Long> flying() {
        return subject.info().pending() == 0
                ? Collections.emptyNavigableSet()
                : chunks().record().inFlight(0, subject.chunks()).navigableKeySet();
    }

    /** The rows in view. */
    Rows rows() {
        Rows made = rows;
        if (made == null) {
            made = Rows.of(view, extras.folding(), search(), flying());
            rows = made;
        }
        return made;
    }

    /** How many chunks of each state are in view, folds included. */
    Bins inView(Side side) {
        if (side == Side.ORIGIN) {
            return chunks().bins(Side.ORIGIN, view.first(), Math.max(1, rows().end() - view.first()), 1);
        }
        Bins made = inView;
        if (made == null) {
            made = chunks().bins(Side.SNAPSHOT, view.first(), Math.max(1, rows().end() - view.first()), 1);
            inView = made;
        }
        return made;
    }

    /** A row in bins of a pixel. */
    Bins bins(Side side, Rows.Row row) {
        long bin = view.grid().zoom().chunks();
        return chunks().bins(side, row.first(), bin, (int) Math.ceilDiv(row.length(), bin));
    }

    /** The whole volume in bins. */
    Bins overview(int bins) {
        return derived.overview(bins);
    }

    /** The store, slot by slot where that can be drawn. */
    Store store() {
        return derived.store();
    }

    /** How many exceptions the snapshot's own writes made or took over. */
    long own() {
        return derived.own();
    }

    /** Where the store holds a chunk. */
    Optional<Long> slot(long chunk) {
        return revision.exceptions(subject.device(), chunk, chunk + 1).stream().findFirst().map(run -> run.slot() + chunk - run.chunk());
    }

    /** What the store holds of the chunks in view, as far as they are a few. */
    List<ExceptionRun> held() {
        return revision.exceptions(subject.device(), view.first(), rows().end());
    }

    MapContent at(Viewport next) {
        return new MapContent(subject, next, revision, derived, extras);
    }

    MapContent folding(Rows.Folding next) {
        return new MapContent(subject, view, revision, derived,
                new Extras(extras.chosen(), extras.range(), extras.standing(), next, extras.marks(), extras.mapped(), extras.outlook()));
    }

    MapContent ranging(Optional<Span> next) {
        return new MapContent(subject, view, revision, derived,
                new Extras(extras.chosen(), next, extras.standing(), extras.folding(), extras.marks(), extras.mapped(), extras.outlook()));
    }
}
