/**
 * The text tools of the machine: {@code cat}, {@code grep}, {@code sed}, {@code awk}, {@code hexdump} and their like, and what they share.
 *
 * <p>
 * Stands for the coreutils, grep, sed, gawk and bsdextrautils. It differs on purpose: of each tool only what scripts about storage use is
 * there, alternatives in a regular expression are tried from left to right instead of for the longest match, and a tool reads all its
 * input before it writes where the real one would do both by turns.
 */
@NullMarked
package volscope.sim.shell.filter;

import org.jspecify.annotations.NullMarked;
