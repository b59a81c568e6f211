/**
 * The teacher's side in the window: a lesson is recorded by doing it once, then written on in a sheet. A strip says how far a recording is.
 * The sheet shows a draft; every edit makes another draft, which is played without a window to find out what changed. What goals there can
 * be, and whether they hold, is told by the predicates of lessons alone.
 */
@NullMarked
package volscope.app.view.record;

import org.jspecify.annotations.NullMarked;
