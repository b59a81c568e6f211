package volscope.app.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;
import volscope.app.lab.Lab;
import volscope.app.session.Act;
import volscope.app.session.Selection;
import volscope.app.tour.Pictures;
import volscope.app.view.BrokenRule;
import volscope.model.machine.RevisionId;

/** The labs of the story, played in the window: each is shown at its decisive step, and a picture is taken there. */
class StoryWindowTest extends SimulatedWindow {
    private static final Pictures PICTURES = new Pictures(Path.of("target", "story"));

    private static Lab lab(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(StoryWindowTest.class.getResourceAsStream("/volscope/story/" + name + ".lab"), name)) {
            return new Lab(name, new String(in.readAllBytes(), UTF_8), Optional.empty());
        }
    }

    /** The first act whose line begins so. */
    private Act act(String line) {
        return frame().history().path().stream().filter(act -> act.line().startsWith(line)).findFirst().orElseThrow();
    }

    private void lookAt(Act act, String when) {
        session.look(when.equals("fault") ? waiting(act) : act.run().end());
        if (act.run().explanation().isPresent()) {
            session.select(new Selection.Refusal(act.number()));
        }
        settle();
        if (BrokenRule.by(act)) {
            fire(".broken-mark");
        }
    }

    /** The first step in which a fault waits. */
    private static RevisionId waiting(Act act) {
        return act.run().steps().stream()
                .filter(step -> act.after(step).directFiles().stream().anyMatch(file -> !file.faults().isEmpty())).findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            01-report,                lvcreate -s,                   end,    why,       '',         New table refused
            02-stub,                  mount -o dax,                  end,    why,       '',         No DAX here
            03-trial-access,          lvcreate -s,                   end,    why,       '',         New table refused
            04-loophole,              poke /mnt/a/f 0 B,             end,    pages,     /mnt/a/f,   stale
            05-proposal,              poke /mnt/a/f 0 B,             end,    pages,     /mnt/a/f,   writable
            06-moved-block-bites,     sleep,                         end,    pages,     /mnt/a/f,   stale
            07-moved-block-answered,  poke /mnt/a/f 0 B,             end,    pages,     /mnt/a/f,   writable
            08-two-mappings-bite,     poke /mnt/a/f 0 B,             end,    pages,     /mnt/b/f,   stale
            09-two-mappings-answered, poke /mnt/a/f 0 B,             end,    pages,     /mnt/b/f,   read only
            10-sleeping-bites,        sleep,                         end,    pages,     /mnt/a/f,   itself
            11-sleeping-answered,     poke /mnt/a/f 0 B,             fault,  pages,     /mnt/a/f,   fault waits
            12-mixing-bites,          lvconvert --merge,             end,    why,       '',         New table refused
            13-mixing-answered, lvcreate -s -L 4M -n snap0 vg0/lv0 /dev/vda, end, terminal, '', 'has not: name physical volumes'
            14-no-type,               dmsetup resume,                end,    stack,     '',         254:0 2048
            15-stays-mapped,          peek /mnt/a/f 0 as writer,     end,    pages,     /mnt/a/f,   stale
            16-way-round,             mount -o dax=always /dev/vg0/lv0, end,    why,       '',         No DAX here
            """)
    void showsItsDecisiveStep(String name, String line, String when, String panel, String file, String words) throws IOException {
        open(lab(name));
        lookAt(act(line), when);
        interact(() -> window().open(panel));
        settle();
        if (!file.isEmpty()) {
            interact(() -> lookup("#pages-file").<ComboBox<String>>query().setValue(file));
            settle();
        }
        picture(name);
        assertThat(seen("#" + panel)).anyMatch(text -> text.contains(words));
    }

    private void picture(String name) throws IOException {
        PICTURES.write(name, WaitForAsyncUtils.waitForAsyncFx(10_000, () -> window().scene().snapshot(null)));
    }
}
