package volscope.sim.check.fuzz;

import java.util.List;

/** What a kernel is compared with. */
sealed interface Reference permits NaiveMachine, NaiveGroup {

    /** The reference that commands of a level go to. */
    static Reference of(World world, Engine engine) {
        return switch (world.level()) {
            case DEVICES -> new NaiveMachine(world, engine.profile().snapshot());
            case VOLUMES -> new NaiveGroup(world, engine.profile().snapshot());
        };
    }

    /** The machine below. */
    NaiveMachine machine();

    /** Whether it says anything about a command. */
    boolean knows(Command command);

    /** Does a command and says what it gives. */
    Outcome run(Command command);

    /** Loses power after or in the middle of a command; what the snapshots must show whatever is left on the disks. */
    List<Promise> lose(Command command);

    /** Sectors of a COW device's part of a disk. */
    int storeSectors(int no);

    /** Power is back. */
    void restart();
}
