package volscope.sim.lvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import volscope.model.command.CommandTable;
import volscope.model.command.Completion;
import volscope.sim.lvm.report.KnownNames;
import volscope.sim.profile.Profiles;

/** The program {@code lvm}, and what completes the lines of all. */
class LvmToolsTest {

    private final LvmMachine machine = new LvmMachine(Profiles.V6_1);

    @Test
    void lvmCallsEachCommand() {
        assertThat(machine.run("lvm", "vgcreate", "vg7", "/dev/vda").output()).contains("  Volume group \"vg7\" successfully created");
        assertThat(machine.run("lvm", "vgs", "--noheadings", "-o", "name").output()).containsExactly("  vg7");
        assertThat(machine.run("lvm", "lvs", "--frob").output().getFirst()).isEqualTo("lvs: unrecognized option '--frob'");
    }

    @Test
    void lvmKnowsWhatItDoesNotKnow() {
        LvmMachine.Done done = machine.run("lvm", "frobnicate");
        assertThat(done.output()).containsExactly("  No such command.  Try 'lvm help'.");
        assertThat(done.code()).isEqualTo(2);
        assertThat(machine.run("lvm", "help", "frobnicate").code()).isEqualTo(3);
    }

    @Test
    void lvmListsItsCommands() {
        assertThat(machine.run("lvm", "help").output()).startsWith("  Available lvm commands:")
                .contains("  lvcreate        Create a logical volume").noneMatch(line -> line.contains("dmsetup"));
        assertThat(machine.run("lvm", "help", "lvscan").output()).isEqualTo(machine.run("lvscan", "--help").output());
    }

    @Test
    void namesOfTheMachineComplete() {
        machine.run("vgcreate", "vg7", "/dev/vda");
        machine.run("lvcreate", "-L", "8M", "-n", "root", "vg7");
        machine.run("lvcreate", "-s", "-L", "4M", "-n", "then", "vg7/root");
        assertThat(complete("lvremove vg7/")).containsExactly("vg7/root", "vg7/then");
        assertThat(complete("lvconvert --mergesnapshot vg7/")).contains("vg7/then");
        assertThat(complete("vgextend vg7 /dev/v")).containsExactly("/dev/vda", "/dev/vdb", "/dev/vdc");
        assertThat(complete("dmsetup info vg7-r")).containsExactly("vg7-root", "vg7-root-real");
        assertThat(complete("cat /etc/l")).containsExactly("/etc/lvm");
    }

    private List<String> complete(String line) {
        return new Completion(CommandTable.standard(), new KnownNames(machine.kernel())).complete(line, line.length());
    }
}
