package volscope.sim.check.fuzz;

import java.util.List;

/** What a kernel is compared with where commands are about devices. */
sealed interface DeviceReference extends Reference permits NaiveMachine, NaiveGroup {

    /** The machine below. */
    NaiveMachine machine();

    /** Loses power after or in the middle of a command; what the snapshots must show whatever is left on the disks. */
    List<Promise> lose(Command command);

    /** Sectors of a COW device's part of a disk. */
    int storeSectors(int no);

    /** Power is back. */
    void restart();
}
