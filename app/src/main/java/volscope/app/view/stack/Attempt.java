package volscope.app.view.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import volscope.app.session.Act;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.model.event.Event;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.Revision;

/**
 * What a refused line asked for, beside what lives.
 *
 * @param live
 *            the device it failed at, as it still is, down to the hardware
 * @param asked
 *            the same device as it was to become
 * @param gone
 *            further devices that it made, and that are no more
 * @param oldType
 *            the type the device has
 * @param newType
 *            the type it was to get
 */
record Attempt(Graph live, Graph asked, Graph gone, int oldType, int newType) {
    private static final int MOST_STEPS = 1000;

    /** Looks at what an act did, step by step. */
    static Optional<Attempt> of(Frame frame, Act act) {
        return new Reader(frame, act).read();
    }

    /** A table as it was loaded, or was to be. */
    private record Loaded(String device, String number, List<String> table) {
    }

    /** Follows an act through its steps. */
    private static final class Reader {
        private final Facts facts;
        private final Act act;
        private final Map<String, Loaded> loads = new LinkedHashMap<>();
        private final Map<String, Loaded> byNumber = new HashMap<>();
        private Optional<Event.TableRefused> refused = Optional.empty();
        private Optional<Loaded> refusedLoad = Optional.empty();
        private final Map<String, Loaded> belowRefused = new HashMap<>();

        Reader(Frame frame, Act act) {
            this.facts = frame.facts();
            this.act = act;
        }

        Optional<Attempt> read() {
            act.run().steps().stream().limit(MOST_STEPS).map(act::after).forEach(this::step);
            return refused.flatMap(event -> refusedLoad.map(load -> new Attempt(live(event.device()), asked(load), gone(load),
                    event.oldType(), event.newType())));
        }

        private void step(Revision revision) {
            for (Event event : revision.events()) {
                if (event instanceof Event.DeviceCreated(String device)) {
                    keep(loaded(revision, device, List.of()));
                } else if (event instanceof Event.TableLoaded(String device, List<String> table)) {
                    keep(loaded(revision, device, table));
                } else if (event instanceof Event.TableRefused bad && refused.isEmpty()) {
                    refused = Optional.of(bad);
                    refusedLoad = Optional.of(loaded(revision, bad.device(), bad.table()));
                    belowRefused.putAll(byNumber);
                }
            }
        }

        private void keep(Loaded load) {
            loads.put(load.device(), load);
            byNumber.put(load.number(), load);
        }

        private static Loaded loaded(Revision revision, String device, List<String> table) {
            String number = revision.mappedDevices().stream().filter(info -> info.name().equals(device)).map(MappedDeviceInfo::number)
                    .findFirst().orElse("");
            return new Loaded(device, number, table);
        }

        private Graph live(String device) {
            List<Box> boxes = new ArrayList<>();
            List<Graph.Edge> edges = new ArrayList<>();
            facts.device(device).ifPresent(info -> walk(info, boxes, edges));
            return new Graph(boxes, edges);
        }

        private void walk(MappedDeviceInfo device, List<Box> boxes, List<Graph.Edge> edges) {
            boxes.add(StackModel.device(facts, device, device.live(), Box.Standing.LIVE));
            for (String number : Tables.devices(device.live())) {
                facts.deviceOf(number).ifPresent(info -> {
                    edges.add(new Graph.Edge(device.name(), info.name()));
                    walk(info, boxes, edges);
                });
                hardware(device.name(), number, Box.Standing.LIVE, boxes, edges);
            }
        }

        private void hardware(String upper, String number, Box.Standing standing, List<Box> boxes, List<Graph.Edge> edges) {
            facts.disks().stream().filter(disk -> disk.number().equals(number)).forEach(disk -> {
                edges.add(new Graph.Edge(upper, disk.name()));
                if (boxes.stream().noneMatch(box -> box.key().equals(disk.name()))) {
                    boxes.add(StackModel.disk(disk, standing));
                }
            });
        }

        private Graph asked(Loaded top) {
            List<Box> boxes = new ArrayList<>();
            List<Graph.Edge> edges = new ArrayList<>();
            boxes.add(box(top, Box.Access.BIO, Box.Standing.REFUSED));
            below(top, Box.Standing.ASKED, belowRefused, boxes, edges, new HashSet<>());
            return new Graph(boxes, edges);
        }

        private void below(Loaded upper, Box.Standing standing, Map<String, Loaded> known, List<Box> boxes, List<Graph.Edge> edges,
                Set<String> seen) {
            if (!seen.add(upper.device())) {
                return;
            }
            for (String number : Tables.devices(upper.table())) {
                Loaded lower = known.get(number);
                if (lower != null && !lower.device().equals(upper.device())) {
                    edges.add(new Graph.Edge(upper.device(), lower.device()));
                    boxes.add(box(lower, access(lower), standing));
                    below(lower, standing, known, boxes, edges, seen);
                }
                hardware(upper.device(), number, Box.Standing.LIVE, boxes, edges);
            }
        }

        /** A device whose table could not even be made has the one that lvm asked for. */
        private Loaded asLvmAsked(Loaded load) {
            String target = "target (" + load.number() + "): ";
            return load.table().isEmpty()
                    ? new Loaded(load.device(), load.number(), act.run().operations().stream()
                            .filter(line -> line.startsWith(target)).reduce((first, second) -> second)
                            .map(line -> line.substring(target.length())).stream().toList())
                    : load;
        }

        /** What was loaded, was not what was refused or lies below it, and is not there now. */
        private Graph gone(Loaded top) {
            Set<String> shown = new HashSet<>();
            asked(top).boxes().forEach(box -> shown.add(box.key()));
            List<Box> boxes = new ArrayList<>();
            List<Graph.Edge> edges = new ArrayList<>();
            loads.values().stream().map(this::asLvmAsked)
                    .filter(load -> !shown.contains(load.device()) && facts.device(load.device()).isEmpty())
                    .forEach(load -> {
                        boxes.add(box(load, access(load), Box.Standing.GONE));
                        Tables.devices(load.table()).stream().map(byNumber::get).filter(lower -> lower != null)
                                .forEach(lower -> edges.add(new Graph.Edge(load.device(), lower.device())));
                        Tables.devices(load.table()).forEach(number -> hardware(load.device(), number, Box.Standing.GONE, boxes, edges));
                    });
            return new Graph(boxes, edges);
        }

        /** Linear tables are as DAX as what they lie on. */
        private Box.Access access(Loaded load) {
            boolean linear = load.table().stream().allMatch(line -> Tables.target(line).startsWith("linear "));
            boolean dax = Tables.devices(load.table()).stream().allMatch(number -> facts.disks().stream()
                    .anyMatch(disk -> disk.number().equals(number) && StackModel.access(disk.dax()) == Box.Access.DAX));
            return linear && dax ? Box.Access.DAX : Box.Access.BIO;
        }

        private Box box(Loaded load, Box.Access access, Box.Standing standing) {
            return new Box(load.device(), facts.shortName(load.device()), load.number(), load.table().stream().map(Tables::target).toList(),
                    access,
                    standing, new Selection.Device(load.device()));
        }
    }

}
