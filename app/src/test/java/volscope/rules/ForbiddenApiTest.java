package volscope.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The machine is the same value wherever and whenever it is computed. */
class ForbiddenApiTest {
    @Test
    void theModelAndTheSimulatorUseNothingFromOutside() {
        classes().that().resideInAnyPackage("volscope.model..", "volscope.sim..").should(new UseNothingFromOutside())
                .because("a machine is made of what it was handed in").check(Project.CLASSES);
    }

    @Test
    void aCallOfEachKindIsFound() {
        var found = classes().should(new UseNothingFromOutside()).evaluate(new ClassFileImporter().importClasses(Offender.class))
                .getFailureReport()
                .getDetails();
        assertThat(found).anyMatch(line -> line.contains("Math.random")).anyMatch(line -> line.contains("UUID.randomUUID"))
                .anyMatch(line -> line.contains("Instant.now")).anyMatch(line -> line.contains("LocalDate.now"))
                .anyMatch(line -> line.contains("nanoTime")).anyMatch(line -> line.contains("Random.<init>()"))
                .anyMatch(line -> line.contains("java.nio.file.Path")).noneMatch(line -> line.contains("seeded"));
    }

    /** Everything that is forbidden, and a seeded generator, which is not. */
    static final class Offender {
        Object random() {
            return Math.random() + new Random().nextInt() + UUID.randomUUID().toString() + System.nanoTime();
        }

        Object seeded(long seed) {
            return new Random(seed).nextInt();
        }

        Supplier<Instant> clock() {
            return Instant::now;
        }

        Object today() {
            return LocalDate.now(ZoneOffset.UTC);
        }

        Object file() {
            return Path.of("x");
        }
    }
}
