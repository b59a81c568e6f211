/** The storage tree: volume groups, volumes, snapshots under their origin, file systems, hardware. */
@NullMarked
package volscope.app.view.storage;

import org.jspecify.annotations.NullMarked;
