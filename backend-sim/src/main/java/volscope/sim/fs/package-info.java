/**
 * The file tree and what hangs in it: directories, files and device nodes in memory, trees computed from the machine, mounts, open files.
 *
 * <p>
 * Stands for {@code fs/namei.c}, {@code fs/namespace.c}, {@code fs/open.c}, {@code fs/read_write.c}, tmpfs, devtmpfs, sysfs and procfs. It
 * differs on purpose: there is one user, root; the computed trees have the files that people and programs of a storage lab read; the nodes
 * of kernel devices are computed, too, so that they come and go with the device; a part of a computed tree is not shown at a second place.
 */
@NullMarked
package volscope.sim.fs;

import org.jspecify.annotations.NullMarked;
