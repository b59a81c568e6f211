/** What happened in a step, as records that every view can read. */
@NullMarked
package volscope.model.event;

import org.jspecify.annotations.NullMarked;
