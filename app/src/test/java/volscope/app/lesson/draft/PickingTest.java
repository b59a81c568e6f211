package volscope.app.lesson.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import volscope.app.lesson.draft.LinePiece.Kind;

/** Numbers of commands become variables, and numbers again. */
class PickingTest {
    private static final String WRITE = "sec w /dev/vg0/lv0 40 8 B";

    private static Draft draft(String... lines) {
        return new Draft(Map.of(), "", List.of(), List.of("sec w /dev/vg0/lv0 0 128 A"),
                List.of(new DraftStep("one", "One", "Chunk 5.", List.of()).withSolution(List.of(lines))));
    }

    private static Draft pick(Draft draft, int line, int turn) {
        String text = draft.steps().getFirst().solution().get(line);
        LinePiece piece = LinePiece.of(text).stream().filter(one -> one.kind() != Kind.WORDS).toList().get(turn);
        return new Picking(draft, volume -> 8, volume -> 16).pick(new Place(0, "solution", line), piece);
    }

    private static List<String> lines(Draft draft) {
        return draft.steps().getFirst().solution();
    }

    @Test
    void aLineIsInPieces() {
        assertThat(LinePiece.of("lvcreate -s -L 40k -n snap1 vg0/lv0")).extracting(LinePiece::kind, LinePiece::text).containsExactly(
                org.assertj.core.groups.Tuple.tuple(Kind.WORDS, "lvcreate -s -L "), org.assertj.core.groups.Tuple.tuple(Kind.NUMBER, "40"),
                org.assertj.core.groups.Tuple.tuple(Kind.WORDS, "k -n snap1 vg0/lv0"));
        assertThat(LinePiece.of(WRITE)).filteredOn(piece -> piece.kind() != Kind.WORDS).extracting(LinePiece::text).containsExactly("40",
                "8",
                "B");
        assertThat(String.join("", LinePiece.of("a {c*8} {{x} 7").stream().map(LinePiece::text).toList())).isEqualTo("a {c*8} {{x} 7");
    }

    @Test
    void aSectorBecomesAChunk() {
        Draft picked = pick(draft(WRITE), 0, 0);
        assertThat(lines(picked)).containsExactly("sec w /dev/vg0/lv0 {c*8} 8 B");
        assertThat(picked.seed()).containsExactly("c in 0..15 default 5");
    }

    @Test
    void theSameNumberIsTheSameVariable() {
        Draft picked = pick(pick(draft(WRITE, "sec w /dev/vg0/lv0 40 8 C", "sec w /dev/vg0/lv0 48 8 C"), 0, 0), 1, 0);
        assertThat(picked.seed()).hasSize(1);
        assertThat(lines(picked).get(1)).isEqualTo("sec w /dev/vg0/lv0 {c*8} 8 C");
        assertThat(pick(picked, 2, 0).seed()).containsExactly("c in 0..15 default 5", "d in 0..15 default 6");
    }

    @Test
    void aLetterIsOneOfSeveralThatTheStartDoesNotHave() {
        Draft picked = pick(draft(WRITE), 0, 2);
        assertThat(lines(picked)).containsExactly("sec w /dev/vg0/lv0 40 8 {b}");
        assertThat(picked.seed()).containsExactly("b in {B,C,D,E} default B");
    }

    @Test
    void aVariableIsANumberAgain() {
        Draft picked = pick(draft(WRITE), 0, 0).with(0, step -> step.saying("Chunk {c}.").withGoals(List.of("lv0 chunk {c} reads B")));
        Draft back = pick(picked, 0, 0);
        assertThat(lines(back)).containsExactly(WRITE);
        assertThat(back.seed()).isEmpty();
        assertThat(back.goals()).containsExactly("lv0 chunk 5 reads B");
        assertThat(back.steps().getFirst().text()).isEqualTo("Chunk 5.");
    }

    @Test
    void goalsAreWrittenWithVariables() {
        List<Variable> variables = List.of(new Variable("c", "0..15", "5"), new Variable("b", "{B,C}", "B"));
        assertThat(Variants.of("lv0 chunks {5..7} reads B", variables)).contains("lv0 chunks {c..c+2} reads {b}");
        assertThat(Variants.of("snap1 exceptions == 5", variables)).containsExactly("snap1 exceptions == 5", "snap1 exceptions == {c}");
    }
}
