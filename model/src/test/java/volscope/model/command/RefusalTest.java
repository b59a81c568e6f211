package volscope.model.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import volscope.model.command.ParseResult.Rejected;

/** What wrong command lines give: the sentences of the real programs, and where they go. */
class RefusalTest {

    record Case(String line, List<String> output, int exitCode) {
        @Override
        public String toString() {
            return line;
        }
    }

    /** Lines for standard output begin with {@code >}, without their indentation of two. */
    static Stream<Case> refusals() throws IOException {
        try (InputStream in = RefusalTest.class.getResourceAsStream("refusals.txt")) {
            List<Case> cases = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith("? ")) {
                    cases.add(new Case(lines.getFirst().substring(2), List.copyOf(lines.subList(1, lines.size())),
                            Integer.parseInt(line.substring(2))));
                    lines.clear();
                } else {
                    lines.add(line);
                }
            }
            return cases.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aWrongLineIsRefusedInTheProgramsOwnWords(Case expected) {
        List<String> words = LineWords.split(expected.line());
        CommandSpec command = CommandTable.standard().get(words.getFirst());
        ParseResult result = CommandLineParser.parse(command, words.subList(1, words.size()));
        assertThat(result).isInstanceOf(Rejected.class);
        Rejected rejected = (Rejected) result;
        assertThat(rejected.messages().stream().map(RefusalTest::shown)).containsExactlyElementsOf(expected.output());
        assertThat(rejected.exitCode()).isEqualTo(expected.exitCode());
    }

    private static String shown(ParseResult.Message message) {
        return message.stream() == ParseResult.Stream.ERR
                ? message.text()
                : message.text().replaceFirst("^  ", "> ").replaceFirst("^$", ">");
    }
}
