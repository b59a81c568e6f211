package volscope.sim.machine.explore;

/**
 * What a search has taken.
 *
 * @param states
 *            how many different states it met
 * @param moves
 *            how many moves it made, most of which led to states that were met
 * @param bytes
 *            the memory that grows with the states; what else is kept is bounded
 */
public record Effort(long states, long moves, long bytes) {
}
