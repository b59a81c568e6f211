package volscope.app.view.map;

import java.util.List;
import java.util.Optional;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.Revision;

/**
 * What a map draws at one time.
 *
 * @param subject
 *            which snapshot
 * @param view
 *            which chunks
 * @param revision
 *            at which moment
 * @param chosen
 *            the chunk that is selected
 * @param standing
 *            whether it is there
 */
record MapContent(Subject subject, Viewport view, Revision revision, Optional<Long> chosen, Standing standing) {

    /** Whether what is drawn is there. */
    enum Standing {
        REAL,
        /** The line that is being composed would make it. */
        GHOST
    }

    /** The chunk of this snapshot that a frame selects. */
    static Optional<Long> chosen(Frame frame, Subject subject) {
        return frame.selection() instanceof Selection.Chunk(String snapshot, long chunk) && snapshot.equals(subject.device())
                && chunk < subject.chunks() ? Optional.of(chunk) : Optional.empty();
    }

    /** What the store holds of the chunks in view. */
    List<ExceptionRun> held() {
        return revision.exceptions(subject.device(), view.first(), view.end());
    }

    /** The same in bins of a pixel. */
    long[] counts() {
        long bin = view.grid().zoom().chunks();
        int bins = (int) Math.min(view.grid().rows() * (long) view.grid().width(), (view.end() - view.first() + bin - 1) / bin);
        return revision.exceptionCounts(subject.device(), view.first(), bin, bins);
    }

    /** The whole volume in bins. */
    long[] overview(int bins) {
        return revision.exceptionCounts(subject.device(), 0, OverviewPainter.bin(subject.chunks(), bins), bins);
    }

    /** Where the store holds a chunk. */
    Optional<Long> slot(long chunk) {
        return revision.exceptions(subject.device(), chunk, chunk + 1).stream().findFirst().map(run -> run.slot() + chunk - run.chunk());
    }

    /** How many chunks in view the store holds. */
    long heldInView() {
        return held().stream().mapToLong(run -> Math.min(run.end(), view.end()) - Math.max(run.chunk(), view.first())).sum();
    }

    MapContent at(Viewport next) {
        return new MapContent(subject, next, revision, chosen, standing);
    }
}
