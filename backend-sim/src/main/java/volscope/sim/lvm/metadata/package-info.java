/**
 * Volume groups as values: their physical and logical volumes, segments and extents, and the text they are written as.
 *
 * <p>
 * Stands for lvm2's {@code lib/metadata} and {@code lib/format_text} (export and import). It differs on purpose: nothing points at anything.
 * A segment names its physical volume by id and a snapshot names its origin and store by name, so that a group can be shared by all
 * revisions of a machine; the tables that lvm2 keeps as lists are persistent maps, so that changing one volume of ten thousand is cheap.
 */
@NullMarked
package volscope.sim.lvm.metadata;

import org.jspecify.annotations.NullMarked;
