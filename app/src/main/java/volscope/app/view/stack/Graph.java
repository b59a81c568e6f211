package volscope.app.view.stack;

import java.util.List;

/**
 * Boxes and what lies below what.
 *
 * @param boxes
 *            the boxes
 * @param edges
 *            from upper to lower boxes
 */
record Graph(List<Box> boxes, List<Edge> edges) {

    /**
     * One box lies on another.
     *
     * @param upper
     *            key of the upper
     * @param lower
     *            key of the lower
     */
    record Edge(String upper, String lower) {
    }
}
