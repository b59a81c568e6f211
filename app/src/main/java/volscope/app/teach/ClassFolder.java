package volscope.app.teach;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import volscope.app.lab.BadInput;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Fact;
import volscope.app.lesson.Goal;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.Reply;
import volscope.app.lesson.Speech;
import volscope.app.lesson.Step;
import volscope.app.lesson.file.Head;
import volscope.app.session.Rehearsal;
import volscope.app.text.Texts;
import volscope.model.machine.MachineFactory;

/** What a class needs of a lesson: its files, a sheet to print, and the key apart. */
public final class ClassFolder {
    private final MachineFactory machines;
    private final Lessons lessons;
    private final Texts texts;
    private final Speech speech;

    @Inject
    ClassFolder(@Played MachineFactory machines, Lessons lessons, Texts texts) {
        this.machines = machines;
        this.lessons = lessons;
        this.texts = texts;
        this.speech = new Speech(texts);
    }

    /**
     * Writes a lesson with the numbers of a seed into a folder, which need not be there.
     *
     * @return the files
     */
    public List<Path> write(Lesson read, long seed, Path folder) throws BadInput {
        Lesson lesson = lessons.find(read.head().id(), read.head().hash()).orElse(read);
        if (lesson.deal(seed) instanceof Lesson.Dealt(Exercise exercise)) {
            return write(exercise, folder);
        }
        throw noStart(lesson.head(), seed);
    }

    private BadInput noStart(Head head, long seed) {
        return new BadInput(texts.get("grade.error.seed", head.id(), Long.toString(seed)));
    }

    /** The same for a lesson whose numbers were drawn. */
    public List<Path> write(Exercise exercise, Path folder) throws BadInput {
        Head head = exercise.head();
        if (!(Rehearsal.open(machines, exercise) instanceof Rehearsal.Ready(Rehearsal start))) {
            throw noStart(head, exercise.seed());
        }
        Map<String, String> pages = new LinkedHashMap<>(lessons.files(head));
        pages.put(head.id() + "-sheet.html", sheet(exercise, start.again()));
        pages.put(head.id() + "-key.html", key(exercise, start));
        List<Path> written = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                written.add(Files.writeString(folder.resolve(page.getKey()), page.getValue()));
            }
        } catch (IOException e) {
            throw new BadInput(texts.get("lab.not-saved", folder));
        }
        return written;
    }

    private Html head(Exercise exercise) {
        return new Html().text("h1", exercise.head().title()).text("p class=\"small\"",
                texts.get(exercise.head().place().isEmpty() ? "sheet.head.own" : "sheet.head",
                        exercise.head().place(),
                        exercise.head().minutes(), exercise.head().kernels().getFirst(), Long.toString(exercise.seed())));
    }

    private String sheet(Exercise exercise, Rehearsal start) {
        Html html = head(exercise).raw("<p>" + Html.escaped(texts.get("sheet.name")) + " <span class=\"line\">&nbsp;</span></p>\n");
        exercise.introduction().forEach(text -> html.marked("p", text));
        html.raw("<section>\n").text("h2", texts.get("sheet.start")).raw(MachinePicture.of(texts, start.now())).raw("</section>\n");
        for (Step step : exercise.steps()) {
            html.raw("<section>\n").text("h2", step.title());
            step.text().forEach(text -> html.marked("p", text));
            step.bets().forEach(bet -> question(html, bet));
            step.programs().forEach(program -> html.text("p class=\"small\"", program.file())
                    .text("pre", String.join("\n", program.lines())));
            goals(html, step.goals());
            step.quizzes().forEach(quiz -> question(html, quiz));
            html.raw("</section>\n");
        }
        return html.page(texts.locale(), exercise.head().title());
    }

    private String asked(Bet bet) {
        return bet.isOnEachKernel() ? texts.get("sheet.on-kernel", bet.ask(), bet.kernel()) : bet.ask();
    }

    private void question(Html html, Bet bet) {
        html.marked("p", "**" + asked(bet) + "**");
        if (bet.choices().isEmpty()) {
            html.raw("<p><span class=\"line\">&nbsp;</span></p>\n");
        } else {
            html.raw("<ul>\n");
            bet.choices().forEach(choice -> html.marked("li", choice.text()));
            html.raw("</ul>\n");
        }
    }

    private void goals(Html html, List<Goal> goals) {
        if (!goals.isEmpty()) {
            html.text("p", texts.get("sheet.goals")).raw("<ul>\n");
            goals.forEach(goal -> html.marked("li", speech.say(goal)));
            html.raw("</ul>\n");
        }
    }

    private String key(Exercise exercise, Rehearsal start) {
        Html html = head(exercise).text("p", texts.get("sheet.key"));
        List<String> before = new ArrayList<>();
        for (Step step : exercise.steps()) {
            html.raw("<section>\n").text("h2", step.title());
            step.bets().forEach(bet -> answer(html, bet, start.again().runAll(before)));
            before.addAll(step.solution());
            lines(html, "sheet.solution", step.solution());
            step.others().forEach(other -> lines(html, "sheet.other", other));
            step.quizzes().forEach(quiz -> answer(html, quiz, start.again().runAll(before)));
            step.facts().stream().map(Fact::text).forEach(fact -> html.marked("p", fact));
            html.raw("</section>\n");
        }
        html.raw("<section>\n").text("h2", texts.get("sheet.end")).raw(MachinePicture.of(texts, start.again().runAll(before).now()))
                .raw("</section>\n");
        return html.page(texts.locale(), texts.get("sheet.key-title", exercise.head().title()));
    }

    private void answer(Html html, Bet bet, Rehearsal there) {
        there.play(List.of(bet));
        Optional<Reply> truth = there.attempt().wager(bet).truth();
        html.marked("p", asked(bet)).marked("p",
                "**" + truth.map(reply -> said(bet, reply)).orElseGet(() -> texts.get("sheet.untold")) + "**");
    }

    private String said(Bet bet, Reply reply) {
        return switch (bet.kind()) {
            case NUMBER -> reply.written();
            case CHUNKS, PAGES -> reply.chunks().isEmpty() ? texts.get("outcome.chunks.none") : speech.numbers(reply.chunks());
            case OBJECT, CHOICE -> bet.choices().stream().filter(choice -> choice.id().equals(reply.choice())).map(Bet.Choice::text)
                    .findFirst().orElse(reply.choice());
        };
    }

    private void lines(Html html, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            html.text("p", texts.get(title)).text("pre", String.join("\n", lines));
        }
    }
}
