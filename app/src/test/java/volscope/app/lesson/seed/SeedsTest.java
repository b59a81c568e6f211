package volscope.app.lesson.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volscope.app.lesson.source.Cursor;
import volscope.app.lesson.source.Fault;
import volscope.app.lesson.source.Line;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Spot;

class SeedsTest {
    private static List<Line> lines(String... texts) {
        List<Line> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(new Line(text, new Spot(lines.size() + 1, 1)));
        }
        return lines;
    }

    private static Numbers draw(long seed, String... texts) {
        return Seeds.read(lines(texts)).draw("some-lesson", seed);
    }

    private static String value(String expression) {
        Numbers numbers = draw(0, "n in 1..20 default 7", "few = 2..4", "w in {A,B}");
        return Expressions.read(new Cursor(new Line(expression, new Spot(1, 1)))).value(numbers).written();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1+2*3|7", "(1+2)*3|9", "7/2|3", "0-7/2|-3", "n-1|6", "n%4|3", "2..5|2 3 4 5",
        "2..5 without 3|2 4 5",
        "few with 9|2 3 4 9", "few without (3 with 4)|2", "count(few with few)|3", "min(few)|2", "max(few)|4", "w|A", "percent(8,10)|80.00",
        "percent(1,3)|33.33", "percent(1,100000)|0.01", "percent(99999,100000)|99.99", "percent(0,7)|0.00"})
    void expressionsAreWholeNumbersSetsAndShares(String expression, String written) {
        assertThat(value(expression)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1/0|DIVISION_BY_ZERO|3", "m+1|UNKNOWN_NAME|1", "few+1|WRONG_TYPE|1", "1+|UNEXPECTED|3",
        "min(few without few)|EMPTY_DOMAIN|9",
        "coutn(few)|UNEXPECTED|6", "w*2|WRONG_TYPE|1"})
    void whatCannotBeComputedIsSaidWithItsColumn(String expression, Problem.Kind kind, int column) {
        assertThatThrownBy(() -> value(expression)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.problem().kind()).isEqualTo(kind);
            assertThat(fault.problem().spot()).isEqualTo(new Spot(1, column));
        });
    }

    @Test
    void seedZeroTakesDefaultsAndFirsts() {
        Numbers numbers = draw(0, "a in 3..9", "b in 3..9 except a, 4 default 8", "s in 3 of 1..9", "w in {X,Y} default Y");
        assertThat(numbers.values().values()).extracting(Value::written).containsExactly("3", "8", "1 2 3", "Y");
    }

    @Test
    void everySeedKeepsToItsDomains() {
        for (long seed = 1; seed < 200; seed++) {
            Numbers numbers = draw(seed, "a in 0..5", "run = a..a+2", "b in 0..9 except run", "s in 3 of 0..9", "where a != b");
            long a = ((Value.Whole) numbers.of("a").orElseThrow()).number();
            long b = ((Value.Whole) numbers.of("b").orElseThrow()).number();
            assertThat(a).isBetween(0L, 5L);
            assertThat(b).isBetween(0L, 9L).isNotIn(a, a + 1, a + 2);
            assertThat(((Value.Many) numbers.of("s").orElseThrow()).numbers()).hasSize(3).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void oneSeedDrawsOneThingAndAllAreDrawn() {
        String[] block = {"a in 0..15", "b in {P,Q,R}"};
        assertThat(draw(17, block)).isEqualTo(draw(17, block));
        assertThat(LongStream.range(1, 300).mapToObj(seed -> draw(seed, block).of("a")).distinct()).hasSize(16);
        assertThat(Seeds.read(lines(block)).draw("another", 17)).isNotEqualTo(draw(17, block));
    }

    @Test
    void theStreamIsSplitMix64() {
        // The first numbers of SplitMix64 for the state 1234567, as its author lists them.
        assertThat(LongStream.generate(Stream.of(1234567)::next).limit(3).toArray())
                .containsExactly(6457827717110365317L, 3203168211198807973L, -8629252141511181193L);
    }

    @Test
    void aConditionThatNothingSatisfiesIsSaid() {
        assertThatThrownBy(() -> draw(1, "a in 0..3", "where a > 3")).isInstanceOfSatisfying(Fault.class,
                fault -> assertThat(fault.problem()).isEqualTo(Problem.of(new Spot(2, 1), Problem.Kind.NO_NUMBERS, 2)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"and in 1..2|RESERVED_NAME", "a on 1..2|UNEXPECTED", "a in 1..2 excpt 1|UNEXPECTED",
        "a in 2..1|EMPTY_DOMAIN",
        "a in 9 of 1..3|EMPTY_DOMAIN"})
    void wrongLinesAreRefused(String line, Problem.Kind kind) {
        assertThatThrownBy(() -> draw(3, line)).isInstanceOfSatisfying(Fault.class,
                fault -> assertThat(fault.problem().kind()).isEqualTo(kind));
    }

    @Test
    void bracesAreFilled() {
        Numbers numbers = draw(0, "p in 0..9 default 3", "few = 1..3");
        assertThat(Template.fill(new Line("sec w /dev/vg0/lv0 {p*8} 8 B; echo {{x} {few}", new Spot(1, 1)), numbers))
                .isEqualTo("sec w /dev/vg0/lv0 24 8 B; echo {x} 1 2 3");
    }
}
