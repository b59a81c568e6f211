package volscope.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every main source file: short enough to read, and in a package that says what it is. */
class SourceRulesTest {
    private static final long LONGEST = 400;

    @Test
    void theWalkSeesEveryModuleWithSources() {
        assertThat(Sources.mainFiles()).extracting(file -> file.getName(1).toString()).contains("model", "backend-sim", "app");
    }

    @Test
    void noFileIsLongerThanItMayBe() {
        List<String> tooLong = Sources.mainFiles().stream().filter(file -> lines(file) > LONGEST)
                .map(file -> file + " has " + lines(file) + " lines")
                .toList();
        assertThat(tooLong).as("main source files of more than %d lines", LONGEST).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(Sources.mainPackages()).filteredOn(directory -> !info(directory).contains("@NullMarked"))
                .as("packages without @NullMarked in a package-info.java").isEmpty();
    }

    @Test
    void everyPackageSaysWhatItStandsFor() {
        assertThat(Sources.mainPackages()).filteredOn(directory -> !info(directory).startsWith("/**"))
                .as("packages whose package-info.java does not start with Javadoc").isEmpty();
    }

    private static long lines(Path file) {
        return Sources.read(file).lines().count();
    }

    private static String info(Path directory) {
        Path file = directory.resolve("package-info.java");
        return Files.isRegularFile(file) ? Sources.read(file) : "";
    }
}
