package volscope.sim.check.fuzz;

/** What a kernel is compared with. */
sealed interface Reference permits DeviceReference, NaiveMappings {

    /** Whether it says anything about a command. */
    boolean knows(Command command);

    /** Does a command and says what it gives. */
    Outcome run(Command command);
}
