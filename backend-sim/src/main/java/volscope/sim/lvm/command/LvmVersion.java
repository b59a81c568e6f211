package volscope.sim.lvm.command;

import java.util.List;

import volscope.sim.kernel.Invocation;

/** What lvm says of itself. */
public final class LvmVersion {

    private LvmVersion() {
    }

    /** The lines of {@code --version}. */
    public static List<String> lines(Invocation invocation) {
        String driver = invocation.sys().call(kernel -> kernel.profile().dm().ioctlVersion()).split("-")[0];
        return List.of("  LVM version:     2.03.16(2) (2022-05-18)", "  Library version: 1.02.185 (2022-05-18)",
                "  Driver version:  " + driver);
    }
}
