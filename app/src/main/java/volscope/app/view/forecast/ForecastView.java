package volscope.app.view.forecast;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import volscope.app.session.Act;
import volscope.app.session.ActEvents;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Pace;
import volscope.app.session.Policy;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.AdviceBox;
import volscope.app.view.Frames;
import volscope.app.view.MarkedText;
import volscope.app.view.NextStep;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.Seat;
import volscope.app.view.ShownSnapshot;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/** How long the store of a snapshot lasts. */
public final class ForecastView implements Panel, ForecastSide.Changes {
    private static final long LEAST_SPAN = 60_000_000_000L;
    private static final double ROOMY = 420;
    private static final double WIDE = 540;

    private final Frames frames;
    private final Session session;
    private final ActEvents events;
    private final Texts texts;
    private final Amounts amounts;
    private final Chart chart;
    private final ForecastSide side;
    private final AdviceBox advice;
    private final ReplayTable replays;
    private final Label title = Parts.label("", "strong");
    private final Label lineName = Parts.label("", "sub");
    private final Label line = Parts.label("", "mono");
    private final HBox preview;
    private final ToggleButton share = new ToggleButton("%");
    private final HBox content;
    private final VBox left;
    private final VBox box = new VBox();
    private final NextStep empty;
    private Optional<String> device = Optional.empty();
    private Pattern pattern = Pattern.AS_NOW;
    private Optional<Policy> chosen = Optional.empty();
    private Optional<ForecastWords.Matter> matter = Optional.empty();
    private Optional<Past> past = Optional.empty();
    private Object read = "";

    @Inject
    ForecastView(Frames frames, Session session, ActEvents events, Texts texts, Amounts amounts) {
        this.frames = frames;
        this.session = session;
        this.events = events;
        this.texts = texts;
        this.amounts = amounts;
        chart = new Chart(texts, amounts, this::threshold, this::percent);
        advice = new AdviceBox(session, events, texts, amounts, line -> {
            var _ = session.run(line, Act.Source.POINTED);
        });
        side = new ForecastSide(texts, this, advice);
        replays = new ReplayTable(texts, amounts);
        empty = new NextStep(session, texts, "forecast.empty", "outlined");
        preview = Parts.row("preview", lineName, line);
        preview.setVisible(false);
        share.setId("forecast-share");
        share.setAccessibleText(texts.get("forecast.share"));
        ToggleButton size = new ToggleButton(texts.get("forecast.size"));
        size.setId("forecast-size");
        size.setSelected(true);
        ToggleGroup units = new ToggleGroup();
        for (ToggleButton unit : List.of(size, share)) {
            unit.getStyleClass().setAll("segment");
            unit.setToggleGroup(units);
            unit.setOnAction(event -> {
                unit.setSelected(true);
                draw();
            });
        }
        Label subtitle = Parts.label(texts.get("forecast.subtitle"), "sub");
        HBox segments = Parts.row("segments", size, share);
        List.of(title, segments).forEach(part -> part.setMinWidth(Region.USE_PREF_SIZE));
        HBox head = Parts.row("forecast-head", title, subtitle, Parts.spring(), segments);
        head.widthProperty().addListener((property, before, now) -> Parts.shown(subtitle, now.doubleValue() > WIDE));
        left = new VBox(head, chart, replays.node());
        left.getStyleClass().add("forecast-left");
        VBox.setVgrow(chart, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(side);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("forecast-scroll");
        content = new HBox(left, scroll);
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinHeight(0);
        box.setId(name());
        box.getStyleClass().add("forecast");
        box.setMinHeight(0);
        box.setPrefHeight(0);
        box.heightProperty().addListener((property, before, now) -> fit());
        fit();
    }

    /** The table of chunk sizes stands where there is room for it. */
    private void fit() {
        boolean roomy = box.getHeight() >= ROOMY;
        replays.node().setVisible(roomy);
        replays.node().setManaged(roomy);
    }

    private void show(Frame frame) {
        Optional<String> shown = ShownSnapshot.of(frame, device);
        if (!shown.equals(device)) {
            chosen = Optional.empty();
        }
        device = shown;
        matter = device.flatMap(name -> matter(frame, name));
        if (matter.isEmpty()) {
            box.getChildren().setAll(empty.from(frame.facts()));
            return;
        }
        if (!box.getChildren().contains(content)) {
            box.getChildren().setAll(content);
        }
        draw();
    }

    private Optional<ForecastWords.Matter> matter(Frame frame, String name) {
        Facts facts = frame.facts();
        SnapshotInfo info = facts.snapshots().get(name);
        Optional<LogicalVolumeInfo> volume = Stream.concat(facts.volumes(), facts.merging().stream())
                .filter(found -> found.device().equals(name) && found.origin().isPresent()).findFirst();
        Optional<VolumeGroupInfo> group = volume.flatMap(found -> facts.group(found.group()));
        if (info == null || group.isEmpty()) {
            return Optional.empty();
        }
        Object key = List.of(frame.revision().id(), name);
        if (!key.equals(read)) {
            read = key;
            events.keep(frame.history());
            past = Optional.of(Past.of(frame, name, facts.origin(volume.orElseThrow()).map(LogicalVolumeInfo::device).orElse(info.origin()),
                    events));
        }
        Policy policy = chosen.orElseGet(() -> Policy.of(frame.revision()));
        Pattern.Known known = known(frame, name, info);
        return Optional.of(new ForecastWords.Matter(facts, volume.orElseThrow(), group.orElseThrow(), info, known, pattern,
                Prospect.of(asked(info, group.orElseThrow(), known), pattern, known, policy), policy));
    }

    private Prospect.Asked asked(SnapshotInfo info, VolumeGroupInfo group, Pattern.Known known) {
        return new Prospect.Asked(info, group.extentBytes(), group.freeExtents(), span(info, known));
    }

    private Pattern.Known known(Frame frame, String name, SnapshotInfo info) {
        long now = frame.revision().nanos();
        long since = past.filter(found -> !found.points().isEmpty()).map(found -> found.points().getFirst().nanos()).orElse(now);
        double first = Pace.between(frame, name).orElse(0);
        double write = past.map(found -> found.writeNanos(info.chunkSectors(), now, since)).orElse(0.0);
        return new Pattern.Known(info.originChunks(), info.exceptions(), first == 0 ? Double.POSITIVE_INFINITY : first,
                write == 0 ? Double.POSITIVE_INFINITY : write);
    }

    /** How far to look ahead: two and a half times until it is full. */
    private long span(SnapshotInfo info, Pattern.Known known) {
        double full = pattern.nanos(info.writesLeft() + 1.0, known);
        return Double.isFinite(full) ? (long) Math.max(full * 2.5, full < LEAST_SPAN / 60.0 ? full * 2.5 : LEAST_SPAN / 6.0) : LEAST_SPAN;
    }

    private void draw() {
        matter.ifPresent(found -> {
            Frame frame = frames.shown();
            title.setText(texts.get("forecast.store-of", found.volume().name()));
            Policy stands = Policy.of(frame.revision());
            ForecastWords words = ForecastWords.of(found, texts, amounts);
            side.show(words, pattern, found.policy(), !found.policy().watched().equals(stands));
            chart.show(new ChartData(found.info(), past.map(Past::points).orElse(List.of()), frame.revision().nanos(),
                    span(found.info(), found.known()), found.known(), pattern, found.prospect(), found.policy(), share.isSelected()));
            past.ifPresent(known -> replays.show(found, known.replays(found.info())));
            found.facts().origin(found.volume()).ifPresent(origin -> advice.show(frame, origin));
        });
    }

    private void again() {
        device.ifPresent(name -> matter = matter(frames.shown(), name));
        draw();
    }

    @Override
    public void pattern(Pattern next) {
        pattern = next;
        again();
    }

    @Override
    public void threshold(int percent) {
        matter.ifPresent(found -> chosen = Optional.of(found.policy().at(percent)));
        again();
    }

    @Override
    public void percent(int percent) {
        matter.ifPresent(found -> chosen = Optional.of(found.policy().by(percent)));
        again();
    }

    /** The lines that make the policy chosen be the one of the machine, for this snapshot too. */
    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        matter.ifPresent(found -> {
            lines.add(found.policy().watched().line(Policy.of(frames.shown().revision()), frames.shown().revision()));
            if (!found.facts().monitored().contains(found.volume().device())) {
                lines.add("lvchange --monitor y " + found.volume().path());
            }
        });
        return lines;
    }

    @Override
    public void write() {
        List<String> lines = lines();
        chosen = Optional.empty();
        var _ = session.runLines(lines, Act.Source.POINTED);
    }

    @Override
    public void extend() {
        matter.flatMap(found -> ForecastWords.of(found, texts, amounts).extendLine()).ifPresent(composed -> {
            var _ = session.run(composed, Act.Source.POINTED);
        });
    }

    @Override
    public void point(boolean onWrite, boolean inside) {
        Optional<String> shown = !inside
                ? Optional.empty()
                : onWrite
                        ? Optional.of(String.join("; ", lines()))
                        : matter.flatMap(found -> ForecastWords.of(found, texts, amounts).extendLine());
        preview.setVisible(shown.isPresent());
        lineName.setText(texts.get("forecast.runs"));
        line.setText(shown.orElse(""));
        if (!onWrite && inside) {
            shown.ifPresent(composed -> {
                var _ = session.foresee(composed);
            });
        } else if (!onWrite) {
            session.forget();
        }
    }

    @Override
    public Seat seat() {
        return new Seat("forecast", Place.LOWER, 5);
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public List<Node> tail() {
        return List.of(preview);
    }

    @Override
    public void swapTable() {
        replays.node().setVisible(!replays.node().isVisible());
        replays.node().setManaged(replays.node().isVisible());
        chart.setVisible(box.getHeight() >= ROOMY || !replays.node().isVisible());
        chart.setManaged(chart.isVisible());
    }

    @Override
    public void focus() {
        side.lookup("#forecast-" + pattern).requestFocus();
    }

    @Override
    public Subscription attach() {
        return frames.follow(box, this::show);
    }
}
