/**
 * The program {@code dmsetup}: the device mapper's calls on the command line, and its reports.
 *
 * <p>
 * Stands for {@code dmsetup.c} of version 1.02.185 without udev. It differs on purpose: there are no statistics, and a report is made
 * once.
 */
@NullMarked
package volscope.sim.lvm.dmsetup;

import org.jspecify.annotations.NullMarked;
