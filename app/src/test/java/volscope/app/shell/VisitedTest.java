package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import volscope.app.session.Selection;

class VisitedTest {
    private static final Selection A = new Selection.Disk("a");
    private static final Selection B = new Selection.Disk("b");
    private static final Selection C = new Selection.Disk("c");

    private final Visited visited = new Visited();

    @Test
    void oneGoesBackAndForth() {
        visited.arrived(A);
        visited.arrived(B);
        assertThat(visited.back()).contains(A);
        visited.arrived(A);
        assertThat(visited.forward()).contains(B);
        assertThat(visited.forward()).isEmpty();
    }

    @Test
    void goingElsewhereGivesUpWhatLayAhead() {
        visited.arrived(A);
        visited.arrived(B);
        visited.back();
        visited.arrived(C);
        assertThat(visited.forward()).isEmpty();
        assertThat(visited.back()).contains(A);
        assertThat(visited.back()).isEmpty();
    }

    @Test
    void nothingIsNoPlace() {
        visited.arrived(new Selection.None());
        visited.arrived(A);
        assertThat(visited.back()).isEmpty();
    }
}
