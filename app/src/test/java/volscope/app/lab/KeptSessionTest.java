package volscope.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volscope.app.fake.FragileMachines;
import volscope.app.session.Act;
import volscope.app.session.Crash;
import volscope.app.session.Session;
import volscope.app.text.Amounts;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;
import volscope.model.machine.Opening;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** The lab's file has every line that ran, whatever happens to the process. */
class KeptSessionTest {
    @TempDir
    private Path folder = Path.of("");

    private final Texts texts = Texts.of(Locale.ENGLISH);
    private final Session session = new Session(new FragileMachines(new SimulatedMachines(MachineRecording.LINES, 1)), Runnable::run,
            InstantSource.system());

    private Labs labs() {
        return new Labs(session, new LabFile(texts, new Amounts(texts)), new Recents.Forgetful(), new Sentences(texts), texts,
                InstantSource.system(), new KeptFile(Optional.of(kept())));
    }

    private Path kept() {
        return folder.resolve("state").resolve("session.lab");
    }

    private void run(String... lines) {
        List.of(lines).forEach(line -> session.run(line, Act.Source.TYPED).join());
    }

    @Test
    void eachLineIsInTheFileAsItRan() throws IOException {
        labs();
        run("vgcreate vg0 /dev/vda");
        assertThat(Files.readString(kept())).isEqualTo("vgcreate vg0 /dev/vda\n");
        run("lvcreate -L 4M -n a vg0", "lvcreate -L 4M -n b vg0");
        assertThat(Files.readAllLines(kept())).hasSize(3);
        session.undo().join();
        assertThat(Files.readAllLines(kept())).containsExactly("vgcreate vg0 /dev/vda", "lvcreate -L 4M -n a vg0");
        run("lvcreate -L 4M -n c vg0");
        assertThat(Files.readAllLines(kept())).last().isEqualTo("lvcreate -L 4M -n c vg0");
        try (var files = Files.list(folder.resolve("state"))) {
            assertThat(files).containsExactly(kept());
        }
    }

    @Test
    void whatIsKeptLeadsBackToWhereOneWas() {
        Labs labs = labs();
        run("vgcreate vg0 /dev/vda", "lvcreate -L 4M -n a vg0");
        String before = session.ask("lvs").join().text();
        assertThat(labs.open(kept()).join()).isEmpty();
        assertThat(session.ask("lvs").join().text()).isEqualTo(before);
        assertThat(session.frame().history().path()).hasSize(2);
    }

    @Test
    void aFileOfAPersonKeepsItsWordsAndGetsWhatRan() throws IOException {
        Path file = folder.resolve("my.lab");
        Files.writeString(file, "#: kernel=6.1\n# My words.\nvgcreate vg0 /dev/vda");
        assertThat(labs().open(file).join()).isEmpty();
        run("lvcreate -L 4M -n a vg0");
        assertThat(Files.readString(file)).isEqualTo("#: kernel=6.1\n# My words.\nvgcreate vg0 /dev/vda\nlvcreate -L 4M -n a vg0\n");
        assertThat(kept()).doesNotExist();
    }

    @Test
    void aFileThatIsOpenedAgainIsNotWritten() throws IOException {
        Path file = folder.resolve("my.lab");
        String text = "#: kernel=6.1\n# My words.\nvgcreate vg0 /dev/vda\n";
        Files.writeString(file, text);
        Labs labs = labs();
        for (int i = 0; i < 2; i++) {
            assertThat(labs.open(file).join()).isEmpty();
            assertThat(Files.readString(file)).isEqualTo(text);
        }
        run("lvcreate -L 4M -n a vg0");
        assertThat(Files.readString(file)).isEqualTo(text + "lvcreate -L 4M -n a vg0\n");
    }

    @Test
    void aFileThatWasSavedAsAnotherGetsWhatRuns() throws IOException {
        Labs labs = labs();
        run("vgcreate vg0 /dev/vda");
        Path file = folder.resolve("other.lab");
        assertThat(labs.save(file)).isEmpty();
        run("lvcreate -L 4M -n a vg0");
        assertThat(Files.readAllLines(file)).containsExactly("vgcreate vg0 /dev/vda", "lvcreate -L 4M -n a vg0");
        assertThat(Files.readAllLines(kept())).containsExactly("vgcreate vg0 /dev/vda");
    }

    @Test
    void aFileThatCanNotBeWrittenStopsNothing() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("state"), "in the way");
        labs();
        run("vgcreate vg0 /dev/vda", "lvcreate -L 4M -n a vg0");
        assertThat(session.frame().history().path()).hasSize(2);
    }

    @Test
    void aLineThatBreaksTheSimulationIsReportedAndTheSessionGoesOn() throws IOException {
        labs();
        List<Crash> crashes = new ArrayList<>();
        try (var unused = (AutoCloseable) session.onCrash(crashes::add)::close) {
            run("vgcreate vg0 /dev/vda");
            assertThatThrownBy(() -> run(FragileMachines.BREAKS)).hasRootCauseMessage("broken");
            run("lvcreate -L 4M -n a vg0");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        assertThat(crashes).singleElement().satisfies(crash -> {
            assertThat(crash.report()).startsWith("#: kernel=6.1\n# java.lang.IllegalStateException: broken\n")
                    .endsWith("\nvgcreate vg0 /dev/vda\n" + FragileMachines.BREAKS + "\n");
            assertThat(session.open("again", crash.report(), Optional.empty()).join()).isInstanceOf(Opening.Lab.class);
        });
        assertThat(Files.readAllLines(kept())).containsExactly("vgcreate vg0 /dev/vda", "lvcreate -L 4M -n a vg0");
    }
}
