/**
 * The terminal: lines are typed here, and whatever was run stands here with its output, exit code and kernel
 * log. What a line would do is shown while the typing rests.
 */
@NullMarked
package volscope.app.view.terminal;

import org.jspecify.annotations.NullMarked;
