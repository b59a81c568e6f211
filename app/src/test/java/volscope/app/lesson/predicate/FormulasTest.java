package volscope.app.lesson.predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import java.util.Map;
import volscope.app.lesson.seed.Numbers;
import volscope.app.lesson.seed.Value;
import volscope.app.lesson.source.Fault;
import volscope.app.lesson.source.Line;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Spot;

class FormulasTest {
    private static final Numbers NUMBERS = new Numbers(Map.of("k", new Value.Whole(4), "b", new Value.Word("C")));

    private static Formula read(String text) {
        return Formulas.read(new Line(text, new Spot(7, 3)), NUMBERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snap1 exists", "snap1 is active", "vg0/snap1 is snapshot of lv0", "snap1 data_percent < 50",
        "snap1 data_percent == 63.04",
        "snap1 cow_size <= 72k", "snap1 chunk {k} reads {b}", "lv0 chunks 3..5 reads A", "snap1 chunk 7 == lv0 chunk 7",
        "snap1 chunk 7 is in store",
        "lv0 same as lv0 at start", "keep same as snap1 at start", "mounted /mnt/a with dax", "file /mnt/a/f at 64 reads V",
        "file /mnt/a/f faults <= 3",
        "file /mnt/a/f copies == 1", "page 3 of /mnt/a/f is read-only in w", "device vg0-lv0-real table \"linear 259:0\"",
        "device d type == 1",
        "device d is suspended", "vg0 missing_pvs == 0", "vg0 free >= 40k", "commands <= 6", "copies <= {k}", "writes to lv0 == 3",
        "blocked == 0",
        "crash_states == 8", "I10", "log has \"Invalidating snapshot\"", "exit != 0", "not snap1 exists and lv0 is plain or exit == 0",
        "always (snap1 is active implies not snap1 is invalid)", "at some time snap1 is invalid",
        "copies is active # a volume of this name",
        "always after any crash (file /f at 64 reads V implies file /f at 0 reads D)"})
    void allOfTheLanguageIsRead(String text) {
        assertThat(read(text).sentence().key()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"snap1 is actve|UNEXPECTED|12|active", "snap1 exeptions == 2|UNEXPECTED|9|exceptions",
        "snap1 exceptions = 2|UNEXPECTED|20|==", "snap1 chunk x reads A|UNEXPECTED|15|number", "lv0 same with lv0|UNEXPECTED|12|as",
        "snap1 is active snap2|UNEXPECTED|19|and", "page 1 of /f is red-only|UNEXPECTED|19|read-only"})
    void whatIsWrongIsSaidWithTheNearestWord(String text, Problem.Kind kind, int column, String nearest) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.problem().kind()).isEqualTo(kind);
            assertThat(fault.problem().spot()).isEqualTo(new Spot(7, column));
            assertThat(fault.problem().arguments().get(2)).isEqualTo(nearest);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"snap1 exceptions == {b}|WRONG_TYPE", "snap1 exceptions == {q}|UNKNOWN_NAME",
        "after any crash always lv0 exists|TEMPORAL_IN_CRASH"})
    void otherErrors(String text, Problem.Kind kind) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(Fault.class,
                fault -> assertThat(fault.problem().kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @EnumSource
    void logicIsKleenes(Truth a) {
        for (Truth b : Truth.values()) {
            assertThat(a.and(b)).isEqualTo(b.and(a)).isEqualTo(a.not().or(b.not()).not());
            assertThat(a.or(b)).isEqualTo(b.or(a));
        }
        assertThat(a.and(Truth.TRUE)).isEqualTo(a);
        assertThat(a.or(Truth.FALSE)).isEqualTo(a);
        assertThat(a.and(Truth.FALSE)).isEqualTo(Truth.FALSE);
        assertThat(a.not().not()).isEqualTo(a);
    }

    @Test
    void notBindsMoreThanAndAndMoreThanOr() {
        assertThat(read("not a exists and b exists or c exists").sentence()).isEqualTo(Words.of("formula.or",
                Words.of("formula.and", Words.of("formula.not", Words.of("formula.exists", "a")), Words.of("formula.exists", "b")),
                Words.of("formula.exists", "c")));
    }
}
