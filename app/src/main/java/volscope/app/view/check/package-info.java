/** The known ways to get it wrong, a page each, and the search that finds them. The search runs on a thread of its own, so that the lab can be used meanwhile. */
@NullMarked
package volscope.app.view.check;

import org.jspecify.annotations.NullMarked;
