package volscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import volscope.app.fake.FakeLabs;
import volscope.app.lab.LabFile;
import volscope.app.text.Amounts;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;

class CommandLineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final FakeLabs labs = new FakeLabs();
    @TempDir
    private Path folder = Path.of("");

    private int run(String... arguments) {
        Texts texts = Texts.of(Locale.ENGLISH);
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        var run = new RunCommand(labs, new LabFile(texts, new Amounts(texts)), new Sentences(texts), to);
        Screens none = new NoScreens(to);
        return VolscopeCommand.commandLine(new VolscopeCommand(none), run, new TourCommand(none), texts,
                new PrintStream(err, true, StandardCharsets.UTF_8)).execute(arguments);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("x.lab"), text).toString();
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTranscriptHasEveryKindOfLine() throws IOException {
        String lab = file("""
                #: kernel=6.1
                # A comment.

                @ printf silent
                vgcreate -f vg0 /dev/pmem0
                lvcreate -L 128M -n lv0 vg0
                printf x
                lvcreate -s -L 4M -n snap0 vg0/lv0
                """);
        assertThat(run("run", "--transcript", lab)).isEqualTo(5);
        assertThat(printed()).isEqualTo("""
                # A comment.

                @ printf silent
                $ vgcreate -f vg0 /dev/pmem0
                  Volume group "vg0" successfully created
                ? 0
                $ lvcreate -L 128M -n lv0 vg0
                  Logical volume "lv0" created.
                ? 0
                d| create vg0-lv0 LVM-x [ noopencount flush ] \s
                $ printf x
                no newline
                \\
                ? 0
                $ lvcreate -s -L 4M -n snap0 vg0/lv0
                  device-mapper: reload ioctl on  (253:0) failed: Invalid argument
                  Failed to suspend logical volume vg0/lv0.
                  Aborting. Manual intervention required.
                ? 5
                k| device-mapper: ioctl: can't change device type (old=3 vs new=1) after initial table load.
                k| device-mapper: ioctl: error adding target to table
                = end
                """);
    }

    @Test
    void aScriptPrintsWhatATerminalShowsAndEndsWithTheLastCode() throws IOException {
        assertThat(run("run", file("# A comment.\nfalse\nprintf x\n@ false\n"))).isEqualTo(0);
        assertThat(printed()).isEqualTo("$ false\n$ printf x\nno newline\n");
        assertThat(labs.last().lines()).containsExactly("false", "printf x", "@ false");
    }

    @Test
    void theScriptGoesOnAfterAFailureAndEndsWithIt() throws IOException {
        assertThat(run("run", file("sync\nfalse"))).isEqualTo(1);
    }

    @Test
    void aLineThatWaitsForEverEndsTheScript() throws IOException {
        assertThat(run("run", "--transcript", file("wait\nsync\n"))).isEqualTo(124);
        assertThat(printed()).isEqualTo("$ wait\nhalf\n\\\n= time-out\n");
    }

    @Test
    void theKernelOfTheCommandLineBeatsTheFile() throws IOException {
        run("run", "--kernel", "dax-origin", file("#: kernel=6.1\nsync\n"));
        assertThat(labs.last().revision(labs.last().start()).kernel()).isEqualTo("dax-origin");
    }

    static Stream<Arguments> badInput() {
        byte[] longLine = new byte[100 << 20];
        Arrays.fill(longLine, (byte) 'x');
        byte[] manyLines = new byte[17 << 20];
        Arrays.fill(manyLines, (byte) '\n');
        return Stream.of(Arguments.of("a NUL byte", new byte[]{'l', 's', 0, '\n'}, "is no text"),
                Arguments.of("no UTF-8", new byte[]{'l', 's', (byte) 0xff}, "is no text"),
                Arguments.of("a line of 100 MB", longLine, "Line 1 of"), Arguments.of("17 MB of lines", manyLines, "is larger than 16"),
                Arguments.of("an unknown key", "#: colour=red\n".getBytes(StandardCharsets.UTF_8), "Line 1: There is no setting colour."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    void badInputGetsOneSentence(String what, byte[] content, String sentence) throws IOException {
        Path lab = Files.write(folder.resolve("bad.lab"), content);
        refuses(sentence, "run", "--transcript", lab.toString());
    }

    @Test
    void aMissingFileGetsOneSentence() {
        refuses("There is no file", "run", folder.resolve("none.lab").toString());
    }

    @Test
    void aDirectoryGetsOneSentence() {
        refuses("is a directory", "run", folder.toString());
    }

    @Test
    void anUnknownKernelGetsOneSentence() throws IOException {
        refuses("There is no kernel profile 9.9; there are 6.1 dax-origin.", "run", "--kernel", "9.9", file("sync\n"));
    }

    @Test
    void anUnknownOptionGetsOneSentence() {
        refuses("volscope --help lists what there is.", "run", "--colour");
        refuses("volscope --help lists what there is.", "paint");
        refuses("volscope --help lists what there is.", "run");
    }

    private void refuses(String sentence, String... arguments) {
        out.reset();
        err.reset();
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(printed()).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("volscope: ").contains(sentence)
                .satisfies(text -> assertThat(text.lines()).hasSize(1));
    }

    /** What needs a toolkit is said instead of done. */
    private record NoScreens(PrintStream out) implements Screens {
        @Override
        public boolean haveDisplay() {
            return false;
        }

        @Override
        public int window() {
            out.print("window");
            return 0;
        }

        @Override
        public int tour(Path pictures) {
            out.print("tour to " + pictures);
            return 0;
        }

        @Override
        public int gallery(Path pictures, Set<String> views) {
            throw new AssertionError("no pictures are asked for");
        }
    }

    @Test
    void withoutADisplayNoArgumentsMeanTheTour() {
        assertThat(run()).isZero();
        assertThat(printed()).isEqualTo("tour to " + Path.of("app/target/tour"));
    }

    @Test
    void theTourTakesAFolder() {
        assertThat(run("tour", "--pictures", "elsewhere")).isZero();
        assertThat(printed()).isEqualTo("tour to elsewhere");
    }
}
