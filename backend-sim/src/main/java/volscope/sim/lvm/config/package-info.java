/**
 * The one grammar in which lvm2 writes its settings and its metadata: nested sections of assignments.
 *
 * <p>
 * Stands for libdevmapper's {@code libdm-config.c}. It differs on purpose: a parsed text is an immutable tree.
 */
@NullMarked
package volscope.sim.lvm.config;

import org.jspecify.annotations.NullMarked;
