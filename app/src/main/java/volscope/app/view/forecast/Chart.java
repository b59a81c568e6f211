package volscope.app.view.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import volscope.app.session.Policy;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Palette;
import volscope.app.view.Palette.Ink;
import volscope.app.view.Parts;
import volscope.model.machine.SnapshotInfo;

/** Fill over time: what was, what will be, the store's size and how it grows; the threshold and the first step can be dragged. */
final class Chart extends Region {
    private static final double LEFT = 64;
    private static final double RIGHT = 88;
    private static final double TOP = 12;
    private static final double BOTTOM = 24;
    private static final double NEAR = 6;
    private static final int CURVE = 60;
    private static final int MOST_TICKS = 4;
    /** What the words beside the present point take, in pixels. */
    private static final double WORDS_WIDTH = 90;
    private static final double WORDS_HEIGHT = 18;

    private final Texts texts;
    private final Amounts amounts;
    private final Canvas canvas = new Canvas();
    private final Palette palette = new Palette(this::requestLayout);
    private final Label ruler = Parts.label("0", "small");
    private Optional<ChartData> data = Optional.empty();
    private Dragged dragged = Dragged.NOTHING;

    private enum Dragged {
        NOTHING, THRESHOLD, STEP
    }

    Chart(Texts texts, Amounts amounts, IntConsumer threshold, IntConsumer percent) {
        this.texts = texts;
        this.amounts = amounts;
        setId("forecast-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(texts.get("forecast.chart"));
        canvas.setManaged(false);
        ruler.setVisible(false);
        getChildren().setAll(canvas, palette, ruler);
        setMinSize(0, 0);
        setOnMouseMoved(event -> setCursor(at(event.getY()) == Dragged.NOTHING ? Cursor.DEFAULT : Cursor.V_RESIZE));
        setOnMousePressed(event -> dragged = at(event.getY()));
        setOnMouseReleased(event -> dragged = Dragged.NOTHING);
        setOnMouseDragged(event -> data.ifPresent(shown -> {
            double bytes = bytes(event.getY(), shown);
            if (dragged == Dragged.THRESHOLD) {
                threshold.accept((int) Math.round(100 * bytes / shown.size()));
            } else if (dragged == Dragged.STEP) {
                percent.accept((int) Math.round(100 * (bytes - shown.size()) / shown.size()));
            }
        }));
    }

    void show(ChartData next) {
        data = Optional.of(next);
        requestLayout();
    }

    private Dragged at(double y) {
        return data.map(shown -> {
            if (Math.abs(y - y(thresholdBytes(shown), shown)) < NEAR) {
                return Dragged.THRESHOLD;
            }
            return !shown.prospect().steps().isEmpty() && Math.abs(y - y(shown.prospect().steps().getFirst().to(), shown)) < NEAR
                    ? Dragged.STEP
                    : Dragged.NOTHING;
        }).orElse(Dragged.NOTHING);
    }

    private static double thresholdBytes(ChartData shown) {
        return (double) shown.size() * shown.policy().threshold() / 100;
    }

    private double high() {
        return Math.max(1, getHeight() - TOP - BOTTOM);
    }

    private double y(double bytes, ChartData shown) {
        return TOP + high() * (1 - bytes / shown.top());
    }

    private double bytes(double y, ChartData shown) {
        return (1 - (y - TOP) / high()) * shown.top();
    }

    private double x(double nanos, ChartData shown) {
        return LEFT + (getWidth() - LEFT - RIGHT) * (nanos - shown.from()) / Math.max(1, shown.to() - shown.from());
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(1, getWidth()));
        canvas.setHeight(Math.max(1, getHeight()));
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        data.filter(shown -> getHeight() > TOP + BOTTOM + 20).ifPresent(shown -> {
            pen.setFont(ruler.getFont());
            pen.setTextBaseline(VPos.CENTER);
            axes(pen, shown);
            sizes(pen, shown);
            List<double[]> ahead = ahead(shown);
            past(pen, shown, ahead);
            future(pen, shown, ahead);
        });
    }

    private Color ink(Ink ink) {
        return palette.color(ink);
    }

    private void axes(GraphicsContext pen, ChartData shown) {
        int lines = high() < 120 ? 2 : 5;
        pen.setLineWidth(1);
        for (int i = 0; i <= lines; i++) {
            double value = shown.top() * i / lines;
            double y = Math.round(y(value, shown)) + 0.5;
            pen.setStroke(ink(i == 0 ? Ink.LINE : Ink.TRACK));
            pen.strokeLine(LEFT, y, getWidth() - RIGHT, y);
            pen.setFill(ink(Ink.MUTED));
            pen.setTextAlign(TextAlignment.RIGHT);
            pen.fillText(shown.inPercent() ? amounts.percent((long) value, shown.size()) : amounts.bytes((long) value), LEFT - 8, y);
        }
        double now = Math.round(x(shown.now(), shown)) + 0.5;
        pen.setStroke(ink(Ink.LINE));
        pen.strokeLine(now, TOP, now, TOP + high());
        pen.setTextAlign(TextAlignment.CENTER);
        double foot = getHeight() - BOTTOM / 2 + 2;
        pen.fillText(texts.get("forecast.now"), now, foot);
        long step = TimeTicks.step(shown.span(), MOST_TICKS);
        for (long later = step; later <= shown.span(); later += step) {
            pen.fillText("+" + amounts.duration(later), x(shown.now() + later, shown), foot);
        }
        if (now - LEFT > 120) {
            pen.fillText("\u2212" + amounts.duration(shown.now() - shown.from()), LEFT + 24, foot);
        }
    }

    private void sizes(GraphicsContext pen, ChartData shown) {
        threshold(pen, shown);
        double y = y(shown.size(), shown);
        double end = shown.prospect().fullNanos().isPresent()
                ? Math.min(shown.to(), shown.now() + shown.prospect().fullNanos().getAsLong())
                : shown.to();
        pen.setStroke(ink(Ink.TEXT));
        pen.setLineWidth(1.5);
        pen.strokeLine(LEFT, y, x(end, shown), y);
        pen.setFill(ink(Ink.TEXT));
        pen.setTextAlign(TextAlignment.LEFT);
        pen.fillText(texts.get("forecast.store", amounts.bytes(shown.size())), LEFT + 6, y - 9);
    }

    private void threshold(GraphicsContext pen, ChartData shown) {
        Color warn = ink(Ink.WARN);
        double threshold = y(thresholdBytes(shown), shown);
        pen.setStroke(warn);
        pen.setLineDashes(2, 3);
        pen.strokeLine(LEFT, threshold, getWidth() - RIGHT, threshold);
        pen.setFill(warn);
        if (shown.policy().threshold() < Policy.NEVER) {
            pen.fillText(texts.get("forecast.threshold", shown.policy().threshold()), LEFT + 6, threshold + 10);
        } else {
            pen.setTextAlign(TextAlignment.RIGHT);
            pen.fillText(texts.get("forecast.threshold.never"), getWidth() - RIGHT - 6, threshold - 9);
        }
        pen.setLineDashes();
    }

    private void past(GraphicsContext pen, ChartData shown, List<double[]> ahead) {
        List<double[]> line = new ArrayList<>();
        shown.points().forEach(point -> line.add(new double[]{x(point.nanos(), shown), y(point.used(), shown)}));
        if (line.isEmpty()) {
            return;
        }
        pen.save();
        pen.beginPath();
        pen.rect(LEFT, 0, getWidth() - LEFT - RIGHT, getHeight());
        pen.clip();
        pen.beginPath();
        pen.moveTo(line.getFirst()[0], y(0, shown));
        line.forEach(at -> pen.lineTo(at[0], at[1]));
        pen.lineTo(line.getLast()[0], y(0, shown));
        pen.closePath();
        pen.setFill(ink(Ink.SOFT));
        pen.fill();
        stroke(pen, line, 2);
        pen.restore();
        double[] now = line.getLast();
        pen.setFill(ink(Ink.ACCENT));
        pen.fillOval(now[0] - 4, now[1] - 4, 8, 8);
        String words = amounts.bytes(shown.used()) + ", " + amounts.percent(shown.used(), shown.size());
        if (now[0] - LEFT > 150) {
            pen.setTextAlign(TextAlignment.RIGHT);
            pen.fillText(words, now[0] - 10, now[1] - 12);
        } else {
            pen.setTextAlign(TextAlignment.LEFT);
            besideAhead(pen, words, now, ahead);
        }
    }

    /** Words right of the present point that the line ahead does not cross: above it while it is flat, below where it is steep. */
    private static void besideAhead(GraphicsContext pen, String words, double[] now, List<double[]> ahead) {
        double[] next = ahead.stream().filter(at -> at[0] >= now[0] + WORDS_WIDTH / 2).findFirst().orElse(now);
        double slope = next[0] > now[0] ? (now[1] - next[1]) / (next[0] - now[0]) : 0;
        if (slope * WORDS_WIDTH < WORDS_HEIGHT) {
            pen.fillText(words, now[0] + 10, now[1] - 2 * WORDS_HEIGHT);
        } else {
            pen.fillText(words, now[0] + Math.max(14, WORDS_HEIGHT / slope), now[1] - WORDS_HEIGHT / 2);
        }
    }

    private void stroke(GraphicsContext pen, List<double[]> line, double width) {
        pen.setStroke(ink(Ink.ACCENT));
        pen.setLineWidth(width);
        pen.beginPath();
        pen.moveTo(line.getFirst()[0], line.getFirst()[1]);
        line.forEach(at -> pen.lineTo(at[0], at[1]));
        pen.stroke();
    }

    /** The points of the line that leads from now to where the store is full; none if nothing is copied to it any more. */
    private List<double[]> ahead(ChartData shown) {
        List<double[]> line = new ArrayList<>();
        if (shown.info().state() != SnapshotInfo.State.ACTIVE) {
            return line;
        }
        long most = shown.prospect().steps().isEmpty() ? shown.size() : shown.prospect().steps().getLast().to();
        long chunks = Math.max(1, (most - shown.used()) / shown.info().chunkBytes());
        for (int i = 0; i <= CURVE; i++) {
            long more = chunks * i / CURVE;
            double nanos = shown.now() + shown.pattern().nanos(more, shown.known());
            if (nanos > shown.to() || !Double.isFinite(nanos)) {
                break;
            }
            line.add(
                    new double[]{x(nanos, shown), y(Math.min(most, Prospect.used(shown.info(), shown.info().exceptions() + more)), shown)});
        }
        return line;
    }

    private void future(GraphicsContext pen, ChartData shown, List<double[]> line) {
        if (line.size() > 1) {
            pen.setLineDashes(2, 4);
            stroke(pen, line, 2.5);
            pen.setLineDashes();
        }
        growth(pen, shown);
        shown.prospect().fullNanos().ifPresent(full -> {
            boolean survives = !shown.prospect().steps().isEmpty();
            double x = x(shown.now() + full, shown);
            if (x <= getWidth() - RIGHT + 1) {
                dies(pen, x, y(shown.size(), shown), full, survives);
            }
        });
    }

    private void growth(GraphicsContext pen, ChartData shown) {
        pen.setStroke(ink(Ink.ACCENT));
        pen.setFill(ink(Ink.ACCENT));
        pen.setLineWidth(1.5);
        pen.setTextAlign(TextAlignment.LEFT);
        double before = x(shown.now(), shown);
        for (Prospect.Step step : shown.prospect().steps()) {
            double x = x(shown.now() + step.nanos(), shown);
            if (x > getWidth() - RIGHT) {
                break;
            }
            int index = shown.prospect().steps().indexOf(step);
            double next = index + 1 < shown.prospect().steps().size()
                    ? Math.min(getWidth() - RIGHT, x(shown.now() + shown.prospect().steps().get(index + 1).nanos(), shown))
                    : getWidth() - RIGHT;
            pen.setLineDashes(4, 3);
            pen.strokeLine(x, y(step.from(), shown), x, y(step.to(), shown));
            pen.strokeLine(x, y(step.to(), shown), next, y(step.to(), shown));
            pen.setLineDashes();
            if (next - before > 40) {
                pen.fillText(texts.get(index == 0 ? "forecast.grows" : "forecast.then", amounts.bytes(step.to())), x + 6,
                        y(step.to(), shown) - 9);
                before = next;
            }
        }
    }

    private void dies(GraphicsContext pen, double x, double y, long nanos, boolean survives) {
        Color bad = survives ? ink(Ink.MUTED) : ink(Ink.BAD);
        pen.setFill(bad);
        pen.fillOval(x - 8, y - 8, 16, 16);
        pen.setStroke(ink(Ink.CANVAS));
        pen.setLineWidth(1.5);
        pen.strokeLine(x - 3, y - 3, x + 3, y + 3);
        pen.strokeLine(x - 3, y + 3, x + 3, y - 3);
        boolean room = x + 190 < getWidth() - RIGHT;
        pen.setTextAlign(room ? TextAlignment.LEFT : TextAlignment.RIGHT);
        pen.fillText(texts.get(survives ? "forecast.would-die" : "forecast.dies", amounts.duration(nanos)), room ? x + 12 : x - 14,
                room ? y + 16 : y - 14);
    }
}
