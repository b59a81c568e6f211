package volscope.sim.machine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import volscope.model.command.Candidates;
import volscope.model.command.CommandTable;
import volscope.model.command.Completion;
import volscope.model.explain.Explanation;
import volscope.model.explain.Finding;
import volscope.model.explain.Refusals;
import volscope.model.explain.Waits;
import volscope.model.machine.Cause;
import volscope.model.machine.Conditions;
import volscope.model.machine.Difference;
import volscope.model.machine.Machine;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.StepSink;
import volscope.sim.lvm.activate.DebugLog;
import volscope.sim.machine.Onlooker.Whom;
import volscope.sim.lvm.report.KnownNames;
import volscope.sim.page.RunCounts;
import volscope.sim.profile.Profile;
import volscope.sim.profile.Profiles;

/** The port {@link Machine} over the simulated kernel. */
final class SimulatedMachine implements Machine {

    private static final String PLUMBING = "@ ";

    private final History history = History.lasting();
    private final RevisionId start;
    private final Blueprint blueprint;
    private final MachineRecording recording;
    private final Conditions conditions;
    private final Whom judged;
    private final RunCounts counts = new RunCounts();
    private final KnownGroups groups = new KnownGroups();
    private final Judgement judgement = new Judgement(id -> node(id));
    private History passing = History.passing();

    /**
     * What a machine is built from, so that it can be built again under another kernel.
     */
    interface Blueprint {

        /** The machine just booted under a profile. */
        KernelState boot(Profile profile);
    }

    SimulatedMachine(Blueprint blueprint, Profile profile, MachineRecording recording, Conditions conditions, Whom judged) {
        this.judged = judged;
        this.conditions = conditions;
        this.blueprint = blueprint;
        this.recording = recording;
        this.start = history.powerOn(blueprint.boot(profile));
    }

    /** The value of a revision. */
    KernelState stateOf(RevisionId id) {
        return history.get(id).state();
    }

    @Override
    public RevisionId start() {
        return start;
    }

    @Override
    public Run run(RevisionId at, String line) {
        Optional<ProfileLine> switched = ProfileLine.parse(line);
        return switched.isPresent() ? switchProfile(at, switched.get()) : run(history, at, line);
    }

    private Run run(History into, RevisionId at, String line) {
        KernelState before = into.get(at).state();
        Optional<Optional<PowerLine>> power = PowerLine.parse(line.startsWith(PLUMBING) ? line.substring(PLUMBING.length()) : line);
        if (power.isPresent()) {
            return power.get().map(known -> restart(into, at, line, known))
                    .orElseGet(() -> said(into, at, line, "usage: " + PowerLine.USAGE + "\n", 2));
        }
        Optional<WhyLine.Answer> why = WhyLine.answer(into, at, line.startsWith(PLUMBING) ? line.substring(PLUMBING.length()) : line);
        if (why.isPresent()) {
            return said(into, at, line, why.get().text(), why.get().code());
        }
        Recorder recorder = new Recorder(into, at, line);
        Onlooker watch = Onlooker.of(before, judged, recorder::last);
        Kernel kernel = Kernel.open(before, watch.beside(sink(recorder)));
        String text = line.startsWith(PLUMBING) ? line.substring(PLUMBING.length()) : line;
        Scheduler.Ending ending = LabLine.parse(text).map(lab -> new Stepping(kernel, conditions).run(lab))
                .orElseGet(() -> new Scheduler(kernel).run(text));
        List<String> operations = kernel.get(DebugLog.LAYER).take();
        byte[] output = kernel.hook(Tasks.class).orElseThrow().console();
        List<RevisionId> steps = recorder.finish(kernel);
        List<String> log = kernel.log().subList(before.log().size(), kernel.log().size()).stream()
                .flatMap(entry -> Arrays.stream(entry.text().split("\n", -1))).toList();
        Optional<Explanation> explanation = judged == Whom.NOBODY
                ? Optional.empty()
                : explanation(into, at, line, new Ran(kernel, steps, ending, output, log));
        List<Finding> findings = watch.findings(kernel, ending);
        return new Run(line, List.copyOf(steps), output, ending.code(), log, operations, ending.waits(), explanation, findings,
                watch.decisive().or(() -> decisive(findings, steps.getLast())));
    }

    /** How a line ended. */
    private record Ran(Kernel kernel, List<RevisionId> steps, Scheduler.Ending ending, byte[] output, List<String> log) {

        boolean isSilent() {
            return ending.code() == 0 && log.isEmpty() && output.length == 0;
        }
    }

    private Optional<Explanation> explanation(History into, RevisionId at, String line, Ran ran) {
        return Explainer.explain(line, into.get(at).state(), ran.kernel, new EventCollector(into).of(ran.steps)).or(() -> {
            Revision before = new SimulatedRevision(into.get(at), counts, judgement, groups);
            Revision after = new SimulatedRevision(into.get(ran.steps.getLast()), counts, judgement, groups);
            return ran.ending.waits().isPresent()
                    ? Waits.of(line, before, after, ran.ending.waits().get())
                    : ran.isSilent()
                            ? Optional.empty()
                            : Refusals.of(line, before, after, ran.ending.code(), new String(ran.output, StandardCharsets.UTF_8), ran.log);
        });
    }

    private StepSink sink(Recorder recorder) {
        return switch (recording) {
            case STEPS -> recorder;
            case EVENTS -> StepSink.ATTENTIVE;
            case LINES -> StepSink.NONE;
        };
    }

    private Run restart(History into, RevisionId at, String line, PowerLine power) {
        KernelState before = into.get(at).state();
        Recorder recorder = new Recorder(into, at, line);
        KernelState off = Power.off(before, power);
        recorder.restarted(off, line);
        Kernel kernel = Kernel.open(off, sink(recorder));
        Tasks tasks = kernel.hook(Tasks.class).orElseThrow();
        tasks.say(Power.sentence(before, power.how()));
        Power.boot(kernel);
        List<String> operations = kernel.get(DebugLog.LAYER).take();
        byte[] output = tasks.console();
        List<RevisionId> steps = recorder.finish(kernel);
        List<String> log = kernel.log().stream().flatMap(entry -> Arrays.stream(entry.text().split("\n", -1))).toList();
        List<Finding> lost = judged.covers(before) ? Power.lost(before, power) : List.of();
        return new Run(line, List.copyOf(steps), output, 0, log, operations, Optional.empty(), Optional.empty(), lost,
                decisive(lost, steps.getFirst()));
    }

    private static Optional<RevisionId> decisive(List<Finding> findings, RevisionId step) {
        return findings.isEmpty() ? Optional.empty() : Optional.of(step);
    }

    private Run switchProfile(RevisionId at, ProfileLine line) {
        Optional<Profile> profile = Profiles.named(line.name());
        if (profile.isEmpty()) {
            String said = "profile: no kernel profile " + line.name() + "; there are " + String.join(" ", profiles()) + "\n";
            return said(history, at, line.text(), said, 2);
        }
        RevisionId end = history.powerOn(blueprint.boot(profile.get()));
        List<RevisionId> steps = new ArrayList<>(List.of(end));
        for (String earlier : history.lines(at)) {
            Run run = run(history, end, earlier);
            steps.addAll(run.steps());
            end = run.end();
        }
        String said = "kernel " + profile.get().name() + " (" + profile.get().release() + ")\n";
        return new Run(line.text(), steps, said.getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, List.of(), List.of(),
                Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    private static Run said(History into, RevisionId at, String line, String text, int code) {
        KernelState same = into.get(at).state();
        RevisionId end = into.add(at, same, line, line, into.nextRun(), List.of());
        return new Run(line, List.of(end), text.getBytes(java.nio.charset.StandardCharsets.UTF_8), code, List.of(), List.of(),
                Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    @Override
    public Run preview(RevisionId at, String line) {
        passing = History.passing();
        passing.adopt(history.get(at));
        return run(passing, at, line);
    }

    @Override
    public Revision revision(RevisionId id) {
        return new SimulatedRevision(node(id), counts, judgement, groups);
    }

    @Override
    public Optional<RevisionId> parent(RevisionId id) {
        return history.find(id).or(() -> passing.find(id)).flatMap(History.Node::parent);
    }

    @Override
    public List<RevisionId> children(RevisionId id) {
        return history.children(id);
    }

    @Override
    public void fold(RevisionId checkpoint) {
        history.fold(checkpoint);
    }

    @Override
    public void forget(Collection<RevisionId> revisions) {
        history.forget(revisions);
        passing = History.passing();
    }

    @Override
    public Difference difference(RevisionId before, RevisionId after) {
        return Differences.between(node(before).state(), node(after).state(), groups);
    }

    @Override
    public List<Cause> why(RevisionId at, String device, long chunk) {
        return Whys.of(history, at, device, chunk);
    }

    private History.Node node(RevisionId id) {
        return history.find(id).or(() -> passing.find(id))
                .orElseThrow(() -> new IllegalArgumentException("no revision " + id.number()));
    }

    @Override
    public List<String> complete(RevisionId at, String line, int cursor) {
        Candidates known = new KnownNames(Kernel.open(node(at).state(), StepSink.NONE));
        Candidates all = (kind, prefix) -> kind.equals("Command") ? commands() : known.of(kind, prefix);
        return new Completion(CommandTable.standard(), all).complete(line, cursor);
    }

    private static List<String> commands() {
        List<String> all = new ArrayList<>(Programs.all().keySet());
        all.addAll(List.of("crash", "help", "pick", "profile", "reboot", "run", "step", "task", "until", "why"));
        return all.stream().sorted().toList();
    }

    @Override
    public List<String> profiles() {
        return Profiles.all().stream().map(Profile::name).toList();
    }

    /** The lab command {@code profile P}. */
    private record ProfileLine(String text, String name) {

        static Optional<ProfileLine> parse(String line) {
            if (!line.contains("profile")) {
                return Optional.empty();
            }
            String[] words = line.trim().split("\\s+");
            return words.length == 2 && words[0].equals("profile") ? Optional.of(new ProfileLine(line, words[1])) : Optional.empty();
        }
    }

    /** Collects the events of a run's revisions. */
    private record EventCollector(History history) {

        List<volscope.model.event.Event> of(List<RevisionId> steps) {
            return steps.stream().flatMap(id -> history.get(id).events().stream()).toList();
        }
    }
}
