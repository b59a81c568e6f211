package volscope.app.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each lab of the story plays to its decisive line. */
class StoryTest {

    @TempDir
    private Path folder = Path.of("");

    private String play(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(StoryTest.class.getResourceAsStream("/volscope/story/" + name + ".lab"), name)) {
            Path file = folder.resolve(name + ".lab");
            Files.write(file, in.readAllBytes());
            var out = new ByteArrayOutputStream();
            PrintStream to = new PrintStream(out, true, UTF_8);
            int unused = Launch.run(Guice.createInjector(new AppModule(to), new ViewsModule(), new SimulatorModule()), to, "run",
                    "--transcript", file.toString());
            return out.toString(UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            01-report,                (old=3 vs new=1)
            02-stub,                  device-mapper: snapshots: device does not support dax.
            03-trial-access,          (old=4 vs new=1)
            04-loophole,              writer: signal 7 (Bus error) on access to /mnt/a/f at 0
            05-proposal,              reader loaded 'A' at 0 of /mnt/b/f (read fault)
            06-moved-block-bites,     insert_pfn
            07-moved-block-answered,  writer stored 'B' at 0 of /mnt/a/f (write fault)
            08-two-mappings-bite,     reader loaded 'B' at 0 of /mnt/b/f (no fault)
            09-two-mappings-answered, reader loaded 'A' at 0 of /mnt/b/f (no fault)
            10-sleeping-bites,        snapshot 24/8192 16
            11-sleeping-answered,     writer stored 'B' at 0 of /mnt/a/f (write fault)
            12-mixing-bites,          (old=3 vs new=1)
            13-mixing-answered,       Origin vg0/lv0 has DAX but /dev/vda has not
            14-no-type,               writer: signal 7 (Bus error) on access to /mnt/a/f at 4096
            15-stays-mapped,          writer loaded 'A' at 0 of /mnt/a/f (no fault)
            16-way-round,             DAX unsupported by block device.
            """)
    void playsToItsDecisiveLine(String name, String line) throws IOException {
        assertThat(play(name)).contains(line);
    }

    @Test
    void aStoreThatWaitsForItselfNeverEnds() throws IOException {
        assertThat(play("10-sleeping-bites")).doesNotContain("writer stored")
                .containsOnlyOnce("check: deadlock poke /mnt/a/f 0 B as writer");
    }
}
