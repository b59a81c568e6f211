/**
 * Reports and displays: what {@code lvs}, {@code vgs}, {@code pvs} and the display and scan commands print.
 *
 * <p>
 * Stands for lvm2's {@code lib/report}, {@code lib/display} and libdevmapper's {@code libdm-report.c}. The fields stand in a table, a
 * resource; what each shows is a function from a row to a {@link volscope.sim.lvm.report.Datum}, and only the layout knows units and
 * widths. It differs on purpose: fields of volume types that this machine does not have are listed, and empty; commands
 * keep no log to be reported.
 */
@NullMarked
package volscope.sim.lvm.report;

import org.jspecify.annotations.NullMarked;
