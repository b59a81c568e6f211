/**
 * Mirrors: writes go to several devices, and regions that differ are copied from the first to the others.
 *
 * <p>
 * Stands for {@code dm-raid1.c}, {@code dm-region-hash.c} and the log {@code core} of {@code dm-log.c}; logs on disks are not offered. One
 * region is copied at a time, and the devices get ahead of the clock by a second at most, so that who looks sees a mirror on its way.
 */
@NullMarked
package volscope.sim.mirror;

import org.jspecify.annotations.NullMarked;
