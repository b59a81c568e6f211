/**
 * Measures how long the map takes to draw: {@link volscope.app.bench.MapBench} is a program, no test. It opens labs of 10^6 and 10^8 chunks in
 * the window, pans and zooms, and prints how long a frame's work takes at the median and at the 95th percentile. To be run from the test
 * class path with {@code -Djavafx.animation.fullspeed=true}, without a display with {@code -Dglass.platform=Headless -Dprism.order=sw}.
 */
@NullMarked
package volscope.app.bench;

import org.jspecify.annotations.NullMarked;
