/**
 * Bytes: what the origin holds, what the snapshot sees and what its store holds, side by side, differing bytes marked; the store and
 * physical volumes as they are on the disk, their fields named. Rows are read as they come into view.
 */
@NullMarked
package volscope.app.view.bytes;

import org.jspecify.annotations.NullMarked;
