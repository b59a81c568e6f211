package volscope.app.view.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import volscope.app.session.Chronicle;
import volscope.app.session.Frame;
import volscope.app.session.Ghost;
import volscope.app.session.MappedChunks;
import volscope.app.session.Marks;
import volscope.app.session.Selection;
import volscope.app.view.BrokenRule;
import volscope.app.view.ChunkSearch;
import volscope.model.event.Event;

/** Makes what the map draws of frames. */
final class MapContents {
    private final Chronicle chronicle;
    private final Function<Zoom, Grid> grids;

    /**
     * A maker.
     *
     * @param grids
     *            the grid that lanes have at a zoom
     */
    MapContents(Chronicle chronicle, Function<Zoom, Grid> grids) {
        this.chronicle = chronicle;
        this.grids = grids;
    }

    /** The frame's snapshot, in the view that the one before had, if it is the same one. */
    Optional<MapContent> content(Frame frame, Optional<MapContent> before, boolean following) {
        return Subject.of(frame, before.map(MapContent::subject)).map(subject -> {
            Optional<MapContent> same = before.filter(shown -> shown.subject().device().equals(subject.device())
                    && shown.subject().chunks() == subject.chunks());
            Viewport view = same.map(MapContent::view).orElseGet(() -> first(frame, subject));
            Optional<Long> chosen = MapContent.chosen(frame, subject);
            boolean moved = chosen.isPresent() && !chosen.equals(before.flatMap(MapContent::chosen));
            boolean another = same.filter(shown -> !shown.revision().id().equals(frame.revision().id())).isPresent();
            Optional<Long> seen = moved ? chosen : following && another ? lastTouched(frame, subject) : Optional.empty();
            Outlook outlook = Outlook.of(frame, subject);
            return new MapContent(outlook.then(subject), seen.map(view::showing).orElse(view), frame.revision(),
                    chronicle.of(frame, subject.device()),
                    new MapContent.Extras(chosen, same.flatMap(MapContent::range), MapContent.Standing.REAL,
                            same.map(MapContent::folding).orElse(Rows.Folding.NONE), marks(frame, subject),
                            mapped(frame, subject), outlook));
        });
    }

    /** What the line that is being composed would make. */
    Optional<MapContent> ghost(Frame frame, Optional<MapContent> content) {
        return Subject.coming(frame).flatMap(coming -> frame.ghost().map(foreseen -> ghost(frame, content, coming, foreseen)));
    }

    private MapContent ghost(Frame frame, Optional<MapContent> content, Subject coming, Ghost foreseen) {
        Viewport view = content.map(MapContent::view).filter(old -> old.chunks() == coming.chunks()).orElseGet(() -> first(frame, coming));
        return new MapContent(coming, view, foreseen.revision(), chronicle.of(frame, coming.device()),
                new MapContent.Extras(Optional.empty(), Optional.empty(), MapContent.Standing.GHOST, Rows.Folding.NONE, List.of(),
                        Set.of(), Outlook.SAME));
    }

    /** What is pointed at, and the chunks with which a rule was broken. */
    private static List<Marks> marks(Frame frame, Subject subject) {
        List<Marks> marks = new ArrayList<>(frame.marks());
        List<Long> broken = BrokenRule.at(frame).stream().flatMap(rule -> rule.place().stream())
                .filter(Selection.Chunk.class::isInstance).map(Selection.Chunk.class::cast)
                .filter(place -> place.snapshot().equals(subject.device())).map(Selection.Chunk::chunk).distinct().toList();
        if (!broken.isEmpty()) {
            marks.add(new Marks(subject.originPath(), broken, Marks.Style.BROKE_RULE));
            marks.add(new Marks(subject.path(), broken, Marks.Style.BROKE_RULE));
        }
        return marks;
    }

    private static Set<Long> mapped(Frame frame, Subject subject) {
        return MappedChunks.of(frame.facts(), subject.info());
    }

    /** The view that content begins with, its selected chunk in it. */
    Viewport first(Frame frame, MapContent content) {
        Viewport view = first(frame, content.subject());
        return content.chosen().map(view::showing).orElse(view);
    }

    /** All of it where it fits, else the place of the first copy. */
    private Viewport first(Frame frame, Subject subject) {
        Grid usual = grids.apply(Zoom.USUAL);
        if (usual.capacity() >= subject.chunks()) {
            return Viewport.around(0, grids.apply(Zoom.fitting(subject.chunks(), grids)), subject.chunks());
        }
        long held = new ChunkSearch(frame.revision(), subject.device(), subject.chunks()).next(0).orElse(0);
        return Viewport.around(0, usual, subject.chunks()).showing(held);
    }

    private static Optional<Long> lastTouched(Frame frame, Subject subject) {
        return frame.revision().events().reversed().stream().flatMap(event -> touched(event, subject).stream()).findFirst();
    }

    private static Optional<Long> touched(Event event, Subject subject) {
        return switch (event) {
            case Event.CopyStarted copy when copy.snapshot().equals(subject.device()) -> Optional.of(copy.chunk());
            case Event.ExceptionCompleted done when done.snapshot().equals(subject.device()) -> Optional.of(done.chunk());
            case Event.Written written when written.device().equals(subject.device()) ->
                Optional.of(written.sector() / subject.info().chunkSectors());
            default -> Optional.empty();
        };
    }
}
