/** The window: the bar above, the places of the views, the status below, themes and keys. Views are handed in; none is named here. */
@NullMarked
package volscope.app.shell;

import org.jspecify.annotations.NullMarked;
