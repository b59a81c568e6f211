package volscope.app.lab;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Exercise;
import volscope.app.session.Act;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.History;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.Opening;

/**
 * Opens labs and saves them. A lab that is opened runs its lines, and its first volume is selected, unless a line of it was refused: then
 * the refusal is.
 */
@Singleton
public final class Labs {
    private final Session session;
    private final LabFile files;
    private final Recents recents;
    private final Sentences sentences;
    private final Texts texts;
    private final InstantSource clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final KeptFile keptFile;
    private volatile Lab current = Lab.EMPTY;
    /** None while a lab is being opened, and where there is no file to keep. */
    private volatile Optional<Keeper> keeper;
    private volatile Optional<History> followed = Optional.empty();

    @Inject
    Labs(Session session, LabFile files, Recents recents, Sentences sentences, Texts texts, InstantSource clock, KeptFile keptFile) {
        this.keptFile = keptFile;
        this.keeper = keptFile.file().map(file -> new Keeper(file, List.of()));
        this.session = session;
        this.files = files;
        this.recents = recents;
        this.sentences = sentences;
        this.texts = texts;
        this.clock = clock;
        var _ = session.listen(this::keep);
    }

    /** Keeps the lines of the lab that is open; a lesson keeps its own. */
    private void keep(Frame frame) {
        boolean same = followed.filter(history -> history == frame.history()).isPresent();
        if (followed.filter(history -> history.nextNumber() > frame.history().nextNumber()).isPresent()) {
            // Acts stay in the tree, so this is another machine: its lines are not those of the file, whatever it is called.
            keeper = Optional.empty();
        }
        followed = Optional.of(frame.history());
        keeper.filter(to -> !same && frame.lesson().isEmpty() && frame.lab().equals(current.name())).ifPresent(to -> {
            try {
                List<String> lines = lines(frame);
                boolean first = current.file().isEmpty() && recents.list().stream().noneMatch(recent -> recent.file().equals(to.file()));
                to.follow(current.settings(), lines);
                if (first && !lines.isEmpty()) {
                    recents.opened(new Recent(to.file(), clock.instant()));
                }
            } catch (IOException e) {
                // Said when it is saved by hand; the lab goes on without a file.
                keeper = Optional.empty();
            }
        });
    }

    private static List<String> lines(Frame frame) {
        return frame.history().path().stream().map(Act::line).toList();
    }

    /** Follows what comes after the lines that were run to open a lab. */
    private void followFrom(Lab lab) {
        List<String> lines = lines(session.frame());
        keeper = lab.file().map(file -> new Keeper(file, lines))
                .or(() -> keptFile.file().map(file -> new Keeper(file, List.of())));
    }

    /** Is told after a lab was opened or got another file, on the thread that did it. */
    public Subscription onOpened(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The lesson that is open. */
    public Optional<Exercise> lesson() {
        return session.frame().lesson().map(Attempt::exercise);
    }

    /** The lab that is open. */
    public Lab current() {
        return current;
    }

    /** Reads a lab file without opening it. */
    public Lab read(Path file) throws BadInput {
        return new Lab(new Recent(file, clock.instant()).name(), files.read(file), Optional.of(file));
    }

    /**
     * Opens a lab in place of the one that is open.
     *
     * @return why it does not open, in a sentence; empty once its lines ran
     */
    public CompletableFuture<Optional<String>> open(Lab lab) {
        return session.open(lab.name(), lab.script(), Optional.empty()).thenCompose(opening -> switch (opening) {
            case Opening.Refused refused -> CompletableFuture.completedFuture(Optional.of(sentences.sentence(refused)));
            case Opening.Lab opened -> {
                keeper = Optional.empty();
                current = lab;
                lab.file().ifPresent(file -> recents.opened(new Recent(file, clock.instant())));
                listeners.forEach(Runnable::run);
                yield session.runAll(opened.lines()).thenApply(runs -> {
                    Frame frame = session.frame();
                    followFrom(lab);
                    if (frame.selection() instanceof Selection.None) {
                        firstVolume(frame.facts()).ifPresent(session::select);
                    }
                    return Optional.empty();
                });
            }
        });
    }

    /** Reads a lab file and opens it. */
    public CompletableFuture<Optional<String>> open(Path file) {
        try {
            return open(read(file));
        } catch (BadInput bad) {
            return CompletableFuture.completedFuture(Optional.of(bad.sentence()));
        }
    }

    /** Writes the open lab to a file: its machine and the lines of its branch. Returns why that was not possible. */
    public Optional<String> save(Path file) {
        Optional<String> problem = write(file, script());
        if (problem.isPresent()) {
            return problem;
        }
        // It goes by the name that it was opened with.
        current = new Lab(current.name(), script(), Optional.of(file));
        keeper = Optional.of(new Keeper(file, lines(session.frame())));
        recents.opened(new Recent(file, clock.instant()));
        listeners.forEach(Runnable::run);
        return Optional.empty();
    }

    /** Writes a text to a file, all or nothing. Returns why that was not possible. */
    public Optional<String> write(Path file, String text) {
        try {
            Keeper.replace(file, text);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(texts.get("lab.not-saved", file));
        }
    }

    /** The open lab as a script that leads to where it stands. */
    public String script() {
        return Stream.concat(current.settings().stream(), session.frame().history().path().stream().map(Act::line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The volume to begin with: the first that is no snapshot. */
    public static Optional<Selection> firstVolume(Facts facts) {
        return facts.groups().stream().flatMap(group -> group.volumes().stream()).filter(volume -> volume.origin().isEmpty())
                .map((LogicalVolumeInfo volume) -> (Selection) new Selection.Volume(volume.group(), volume.name())).findFirst();
    }
}
