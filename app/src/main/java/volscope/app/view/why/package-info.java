/** The answer to Why?: the rule that refused a line, what it found, and what works instead. */
@NullMarked
package volscope.app.view.why;

import org.jspecify.annotations.NullMarked;
