package volscope.app.view;

/**
 * Where a panel stands.
 *
 * @param name
 *            the panel's name
 * @param place
 *            the part of the window
 * @param rank
 *            its turn among the panels of that part, from the left
 */
public record Seat(String name, Place place, int rank) {
}
