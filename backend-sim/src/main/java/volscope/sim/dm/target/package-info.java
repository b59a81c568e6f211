/**
 * The simple targets: linear, striped, zero, error, delay, flakey.
 *
 * <p>
 * Stands for {@code dm-linear.c}, {@code dm-stripe.c}, {@code dm-zero.c}, {@code dm-target.c}, {@code dm-delay.c}, {@code dm-flakey.c}. It
 * differs on purpose: a suspend waits for what delay holds back, flakey's byte damage ignores bio flags, and striped does not count errors.
 */
@NullMarked
package volscope.sim.dm.target;

import org.jspecify.annotations.NullMarked;
