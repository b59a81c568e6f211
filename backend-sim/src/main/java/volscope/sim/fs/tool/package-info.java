/**
 * The programs around files and devices: what coreutils, util-linux, e2fsprogs, xfsprogs and ndctl have of them, and the lab's own.
 *
 * <p>
 * Their options stand in {@link volscope.model.command.CommandTable}. They differ on purpose: what is not in the table is refused.
 */
@NullMarked
package volscope.sim.fs.tool;

import org.jspecify.annotations.NullMarked;
