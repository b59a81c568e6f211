package volscope.app.view.map;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import volscope.app.session.ChunkRecord.Span;

/** The lines that acts on chunks compose. */
final class MapLines {
    private MapLines() {
    }

    /** Writes a letter all over chunks of a volume. */
    static String write(Subject subject, String path, Span chunks, String letter) {
        return sec("w", subject, path, chunks) + " " + letter;
    }

    /** Reads chunks of a volume. */
    static String read(Subject subject, String path, Span chunks) {
        return sec("r", subject, path, chunks);
    }

    private static String sec(String how, Subject subject, String path, Span chunks) {
        long sectors = subject.info().chunkSectors();
        return "sec " + how + " /dev/" + path + " " + chunks.from() * sectors + " " + (chunks.to() - chunks.from()) * sectors;
    }

    /** Chunks, joined where they are neighbours. */
    static List<Span> spans(SortedSet<Long> chunks) {
        List<Span> spans = new ArrayList<>();
        for (long chunk : chunks) {
            if (!spans.isEmpty() && spans.getLast().to() == chunk) {
                spans.set(spans.size() - 1, new Span(spans.getLast().from(), chunk + 1));
            } else {
                spans.add(new Span(chunk, chunk + 1));
            }
        }
        return spans;
    }

    /** Writes the letter after the one that is there over ranges of a side, a line each. */
    static List<String> write(MapContent shown, Contents contents, Side side, List<Span> ranges) {
        return ranges.stream().map(range -> write(shown, contents, side, range)).toList();
    }

    private static String write(MapContent shown, Contents contents, Side side, Span range) {
        Subject subject = shown.subject();
        String device = side == Side.ORIGIN ? subject.info().origin() : subject.device();
        String word = contents.word(shown.revision(), device, range.from() * subject.info().chunkBytes());
        return write(subject, side == Side.ORIGIN ? subject.originPath() : subject.path(), range, Contents.next(word));
    }
}
