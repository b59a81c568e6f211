package volscope.sim.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.kernel.Program;
import volscope.sim.kernel.Sleeping;

/** What sleeps, runs beside a line, and is cut short. */
class JobsTest {

    private static final long SECOND = 1_000_000_000;
    private static final Program STUCK = invocation -> {
        invocation.out().println("before");
        invocation.sys().run(kernel -> {
            throw Sleeping.on("a lock");
        });
        return 0;
    };

    private final ShellMachine machine = new ShellMachine(Map.of("stuck", STUCK));

    @Test
    void sleepingLetsSimulatedTimePass() {
        machine.run("sleep 2.5; sleep 1m");
        assertThat(machine.kernel().now()).isEqualTo(62 * SECOND + SECOND / 2);
    }

    @Test
    void aJobRunsWhileTheLineSleeps() {
        assertThat(machine.run("( sleep 1; echo job ) & echo line; sleep 2; echo end; wait").text()).isEqualTo("line\njob\nend\n");
        assertThat(machine.kernel().now()).isEqualTo(2 * SECOND);
    }

    @Test
    void aLaterLineSeesWhatAJobWrote() {
        machine.run("( sleep 5; echo late ) >out 2>&1 & sleep 1; cat out");
        assertThat(machine.run("cat out; wait; cat out").text()).isEqualTo("late\n");
    }

    @Test
    void aTimeoutCutsWhatSleepsTooLong() {
        assertThat(machine.run("timeout 3 stuck; echo rc=$?").text()).isEqualTo("before\nrc=124\n");
        assertThat(machine.kernel().now()).isEqualTo(3 * SECOND);
    }

    @Test
    void theInnerOfTwoTimeoutsCutsFirst() {
        assertThat(machine.run("timeout 9 timeout 2 stuck; echo rc=$?; timeout 2 timeout 9 sleep 5; echo rc=$?").text())
                .isEqualTo("before\nrc=124\nrc=124\n");
        assertThat(machine.kernel().now()).isEqualTo(4 * SECOND);
    }

    @Test
    void aTimeoutGivesTheStatusOfWhatEndsInTime() {
        assertThat(machine.run("timeout 3 false; echo rc=$?; timeout 3 sleep 1; echo rc=$?").text()).isEqualTo("rc=1\nrc=0\n");
    }

    @Test
    void aKilledJobEndsAndItsFilesAreClosed() {
        machine.run("stuck 3</dev/vda &");
        machine.run("sleep 1");
        assertThat(opens()).isEqualTo(1);
        assertThat(machine.run("kill $!; wait $!; echo $?").text()).isEqualTo("Terminated\n143\n");
        assertThat(opens()).isZero();
    }

    @Test
    void aDescriptorOfExecHoldsADeviceOpen() {
        machine.run("exec 9</dev/vda");
        assertThat(opens()).isEqualTo(1);
        machine.run("echo x 9<&-; ( exec 9<&- ); exec 8<&9");
        assertThat(opens()).isEqualTo(1);
        machine.run("exec 9<&-");
        assertThat(opens()).isEqualTo(1);
        machine.run("exec 8<&-");
        assertThat(opens()).isZero();
    }

    @Test
    void aDescriptorOfExecIsReplacedByAnother() {
        machine.run("exec 9</dev/vda; exec 9</dev/null");
        assertThat(opens()).isZero();
    }

    @Test
    void aSubshellClosesWhatItOpened() {
        machine.run("( exec 9</dev/vda ); x=$(exec 9</dev/vda); exec 9</dev/vda | cat");
        assertThat(opens()).isZero();
    }

    @Test
    void aProgramSeesTheDescriptorsAboveTheStandardOnes() {
        ShellMachine other = new ShellMachine(Map.of("fds", invocation -> {
            invocation.out().println(invocation.files().toString());
            return 0;
        }));
        assertThat(other.run("exec 9</dev/vda; fds 5>f 6<&-; fds").text()).isEqualTo("{5=/tmp/w/f, 9=/dev/vda}\n{9=/dev/vda}\n");
    }

    @Test
    void functionsWinOverPrograms() {
        assertThat(machine.run("stuck() { echo mine; }; stuck; step() { echo also $1; }; step 3").text()).isEqualTo("mine\nalso 3\n");
    }

    @Test
    void aCommandNamedUntilIsFound() {
        ShellMachine other = new ShellMachine(Map.of("until", invocation -> {
            invocation.out().println("until " + invocation.arguments());
            return 0;
        }));
        assertThat(other.run("until copies == 3; until true; do echo no; done").text()).isEqualTo("until [copies, ==, 3]\n");
    }

    @Test
    void aWriterWithoutEndIsStoppedByItsPipe() {
        assertThat(machine.run("cat /dev/zero | head -c 4 | od -An -tx1").text()).isEqualTo(" 00 00 00 00\n");
    }

    @Test
    void aReaderThatTakesAllOfTooMuchIsTold() {
        assertThat(machine.run("cat /dev/zero | wc -c").text()).endsWith("pipe: File too large\n");
    }

    @Test
    void functionsThatCallThemselvesWithoutEndAreStopped() {
        assertThat(machine.run("f() { ( f ); }; f; echo no").text()).startsWith("sh: 1: eval: Maximum function recursion depth");
        assertThat(machine.run("f() { f; }; f; echo no")).isEqualTo(
                new ShellMachine.Done("sh: 1: eval: Maximum function recursion depth (250) reached\n", 2));
    }

    @Test
    void aDeviceIsReadAsAFile() {
        assertThat(machine.run("wc -c /dev/vda; hexdump -C /dev/vda").text())
                .isEqualTo(
                        "1048576 /dev/vda\n00000000  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|\n*\n00100000\n");
    }

    private int opens() {
        return machine.kernel().get(Block.LAYER).find(new DevNo(254, 0)).orElseThrow().opens();
    }
}
