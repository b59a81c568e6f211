/** Tests of the timeline. */
@NullMarked
package volscope.app.view.timeline;

import org.jspecify.annotations.NullMarked;
