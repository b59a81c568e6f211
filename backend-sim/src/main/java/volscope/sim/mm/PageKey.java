package volscope.sim.mm;

/**
 * The key of a page: whose it is, and which.
 *
 * @param <K>
 *            its own type; ordered by whose it is first, then by page
 */
interface PageKey<K extends PageKey<K>> extends Comparable<K> {

    /** Which page. */
    long page();

    /** The page of the same owner with another number. */
    K at(long other);
}
