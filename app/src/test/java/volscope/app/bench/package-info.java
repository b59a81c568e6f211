/**
 * Measures how long the window takes to draw: {@link volscope.app.bench.DeskBench} is a program, no test. It opens labs of 10^6 and 10^8 chunks
 * and a tree of 10,000 snapshots in the window, pans, zooms, scrolls and clicks, and prints the work of a frame at the median and at the 95th
 * percentile beside what it may be: thread time, since a machine may do other things besides. {@code mvn -q -Pbench} runs it last.
 */
@NullMarked
package volscope.app.bench;

import org.jspecify.annotations.NullMarked;
