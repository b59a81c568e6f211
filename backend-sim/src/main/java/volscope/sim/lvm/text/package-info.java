/**
 * Sizes and percentages as lvm writes them for people.
 *
 * <p>
 * Stands for {@code dm_size_to_string} and {@code dm_make_percent} of libdevmapper, with lvm2's own defaults for units.
 */
@NullMarked
package volscope.sim.lvm.text;

import org.jspecify.annotations.NullMarked;
