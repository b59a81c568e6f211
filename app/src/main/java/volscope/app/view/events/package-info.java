/** What happened, as the kernel's log has it and step by step: each line with its time, linked to what it is about. Rows are made as they come into view. */
@NullMarked
package volscope.app.view.events;

import org.jspecify.annotations.NullMarked;
