package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.model.explain.Generic081;
import volscope.model.explain.Outcome;
import volscope.sim.profile.Profile;
import volscope.sim.profile.Profiles;

/** The test by which the problem was found, from start to end on every kernel. */
class Generic081Test {

    private static Outcome play(String kernel) {
        return Generic081.play(new SimulatedMachines(MachineRecording.LINES, 1), kernel);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            4.7,          NO_DAX_AT_ALL,     1, 0, Invalid
            4.8,          STUB,              4, 0, Invalid
            4.14,         STUB,              4, 0, Invalid
            4.18,         REFUSED_BY_TRIAL,  4, 1, ''
            5.4,          REFUSED_BY_TARGET, 3, 1, ''
            6.1,          REFUSED_BY_TARGET, 3, 1, ''
            6.12,         REFUSED_BY_TARGET, 3, 1, ''
            dax-origin,   ORIGIN_KEEPS_DAX,  3, 0, Invalid
            dax-2018-api, BOTH_HAVE_DAX,     3, 0, Invalid
            dax-full,     BOTH_HAVE_DAX,     3, 0, Invalid
            """)
    void endsAsItsKernelHasIt(String kernel, Outcome.Kind kind, long oldType, long newType, String snapshot) {
        assertThat(play(kernel)).isEqualTo(new Outcome(kernel, kind, oldType, newType, snapshot));
    }

    @Test
    void noKernelIsLeftOut() {
        assertThat(Profiles.all()).extracting(Profile::name)
                .allSatisfy(name -> assertThat(play(name).kind()).isNotEqualTo(Outcome.Kind.OTHER));
    }
}
