package volscope.app.view.map;

import java.util.OptionalLong;

/**
 * Finds the next chunk that is in another state.
 *
 * @param content
 *            what is drawn
 */
record OtherState(MapContent content) {
    private static final int WINDOW = 1 << 14;
    private static final int MOST = 4096;

    /** From a chunk on, forwards (1) or backwards (-1). */
    OptionalLong from(long chunk, int direction) {
        ChunkState state = content.chunks().state(Side.SNAPSHOT, chunk);
        long chunks = content.subject().chunks();
        long at = chunk + direction;
        for (int i = 0; i < MOST && at >= 0 && at < chunks; i++) {
            if (state == ChunkState.SHARED && content.subject().info().pending() == 0) {
                return direction > 0 ? content.search().next(at) : content.search().previous(at + 1);
            }
            long first = direction > 0 ? at : Math.max(0, at - WINDOW + 1);
            long end = direction > 0 ? Math.min(chunks, at + WINDOW) : at + 1;
            ChunkState[] states = content.chunks().states(Side.SNAPSHOT, first, end);
            for (int k = 0; k < states.length; k++) {
                int index = direction > 0 ? k : states.length - 1 - k;
                if (states[index] != state) {
                    return OptionalLong.of(first + index);
                }
            }
            at = direction > 0 ? end : first - 1;
        }
        return OptionalLong.empty();
    }
}
