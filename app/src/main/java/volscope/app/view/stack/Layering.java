package volscope.app.view.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lays a graph out in rows: what lies below stands lower, and boxes stand near those they lie on. Edges over several rows pass between the
 * boxes of the rows they cross.
 */
final class Layering {
    static final double WIDTH = 196;
    static final double HEIGHT = 56;
    static final double HEIGHT_WITH_WHY = 74;
    static final double ROW = 88;
    static final double GAP = 24;
    private static final int SWEEPS = 4;

    private final Map<String, Integer> depth = new HashMap<>();
    private final Map<String, List<String>> below = new LinkedHashMap<>();
    private final Map<String, List<String>> above = new HashMap<>();
    private final TreeMap<Integer, List<String>> rows = new TreeMap<>();
    private final Map<String, Double> x = new HashMap<>();
    private final Set<String> real = new HashSet<>();

    /**
     * Where things are.
     *
     * @param boxes
     *            the left upper corners of the boxes
     * @param routes
     *            for each edge the points it passes, from the upper box to the lower
     * @param width
     *            of it all
     * @param height
     *            of it all
     */
    record Drawing(Map<String, Point> boxes, List<List<Point>> routes, double width, double height) {

        /** The left upper corner of a box. */
        Point corner(String key) {
            return Objects.requireNonNull(boxes.get(key), key);
        }
    }

    /**
     * A point.
     *
     * @param x
     *            from the left
     * @param y
     *            from the top
     */
    record Point(double x, double y) {
    }

    private Layering(Graph graph) {
        graph.boxes().forEach(box -> {
            real.add(box.key());
            below.put(box.key(), new ArrayList<>());
        });
        graph.edges().stream().filter(edge -> real.contains(edge.upper()) && real.contains(edge.lower()))
                .forEach(edge -> list(below, edge.upper()).add(edge.lower()));
    }

    /** Lays a graph out. */
    static Drawing draw(Graph graph) {
        return draw(graph, 0);
    }

    /** Lays a graph out so that what nothing lies on stands at least so many rows above the lowest. */
    static Drawing draw(Graph graph, int highest) {
        Layering layering = new Layering(graph);
        layering.placeInRows();
        layering.raise(graph, highest);
        layering.splitLongEdges();
        layering.order();
        layering.spread();
        return layering.drawing();
    }

    private void placeInRows() {
        below.keySet().forEach(key -> depth(key, new HashSet<>()));
        below.keySet().forEach(key -> row(depthOf(key)).add(key));
    }

    private void raise(Graph graph, int highest) {
        Set<String> covered = new HashSet<>();
        graph.edges().forEach(edge -> covered.add(edge.lower()));
        graph.boxes().stream().map(Box::key).filter(key -> !covered.contains(key) && !list(below, key).isEmpty())
                .filter(key -> depthOf(key) < highest).forEach(key -> {
                    row(depthOf(key)).remove(key);
                    depth.put(key, highest);
                    row(highest).add(key);
                });
        rows.values().removeIf(List::isEmpty);
    }

    /** How many rows lie below the highest. */
    static int height(Graph graph) {
        Layering layering = new Layering(graph);
        layering.placeInRows();
        return layering.rows.isEmpty() ? 0 : layering.rows.lastKey();
    }

    /** The longest way down; a loop, which the kernel refuses, would count once. */
    private int depth(String key, Set<String> seen) {
        Integer known = depth.get(key);
        if (known != null || !seen.add(key)) {
            return known == null ? 0 : known;
        }
        int deepest = list(below, key).stream().mapToInt(lower -> depth(lower, seen) + 1).max().orElse(0);
        depth.put(key, deepest);
        return deepest;
    }

    /** Every edge leads to the next row in the end. */
    private void splitLongEdges() {
        for (String upper : List.copyOf(below.keySet())) {
            List<String> lowers = list(below, upper);
            lowers.replaceAll(lower -> reach(upper, lower));
        }
        below.forEach((upper, lowers) -> lowers.forEach(lower -> list(above, lower).add(upper)));
    }

    private String reach(String upper, String lower) {
        String next = lower;
        for (int at = depthOf(lower) + 1; at < depthOf(upper); at++) {
            String step = upper + "\0" + lower + "\0" + at;
            depth.put(step, at);
            row(at).add(step);
            list(below, step).add(next);
            next = step;
        }
        return next;
    }

    private void order() {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            rows.values().forEach(row -> sort(row, below));
            rows.descendingMap().values().forEach(row -> sort(row, above));
        }
    }

    private void sort(List<String> row, Map<String, List<String>> neighbours) {
        Map<String, Double> place = new HashMap<>();
        for (String key : row) {
            place.put(key, list(neighbours, key).stream().mapToInt(this::index).average().orElse(index(key)));
        }
        row.sort(Comparator.comparingDouble(key -> place.getOrDefault(key, 0.0)));
    }

    private int index(String key) {
        return row(depthOf(key)).indexOf(key);
    }

    /** From the bottom: as near to the middle of what lies below as the neighbours allow, on the whole. */
    private void spread() {
        for (List<String> row : rows.values()) {
            double left = 0;
            double pushed = 0;
            for (String key : row) {
                double width = width(key);
                double wanted = list(below, key).stream().mapToDouble(this::middle).average().orElse(left + width / 2) - width / 2;
                x.put(key, Math.max(left, wanted));
                pushed += Math.max(0, left - wanted) / row.size();
                left = Math.max(left, wanted) + width + GAP;
            }
            double back = Math.min(pushed, left(row.getFirst()));
            row.forEach(key -> x.put(key, left(key) - back));
        }
    }

    private Drawing drawing() {
        int top = rows.isEmpty() ? 0 : rows.lastKey();
        Map<String, Point> boxes = new HashMap<>();
        real.forEach(key -> boxes.put(key, new Point(left(key), (top - depthOf(key)) * ROW)));
        List<List<Point>> routes = new ArrayList<>();
        below.forEach((upper, lowers) -> {
            if (real.contains(upper)) {
                lowers.forEach(lower -> routes.add(route(upper, lower, top)));
            }
        });
        double width = boxes.values().stream().mapToDouble(point -> point.x() + WIDTH).max().orElse(0);
        return new Drawing(boxes, routes, width, rows.isEmpty() ? 0 : top * ROW + HEIGHT_WITH_WHY);
    }

    private List<Point> route(String upper, String lower, int top) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(middle(upper), (top - depthOf(upper)) * ROW + HEIGHT));
        String at = lower;
        while (!real.contains(at)) {
            points.add(new Point(middle(at), (top - depthOf(at)) * ROW));
            points.add(new Point(middle(at), (top - depthOf(at)) * ROW + HEIGHT));
            at = list(below, at).getFirst();
        }
        points.add(new Point(middle(at), (top - depthOf(at)) * ROW));
        return points;
    }

    private double middle(String key) {
        return left(key) + width(key) / 2;
    }

    private double left(String key) {
        return x.getOrDefault(key, 0.0);
    }

    private double width(String key) {
        return real.contains(key) ? WIDTH : 0;
    }

    private int depthOf(String key) {
        return depth.getOrDefault(key, 0);
    }

    private List<String> row(int at) {
        return rows.computeIfAbsent(at, unused -> new ArrayList<>());
    }

    private static List<String> list(Map<String, List<String>> lists, String key) {
        return lists.computeIfAbsent(key, unused -> new ArrayList<>());
    }
}
