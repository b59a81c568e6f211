/** Tests of the events and of the history. */
@NullMarked
package volscope.app.view.events;

import org.jspecify.annotations.NullMarked;
