/** What words of the terminal name. */
@NullMarked
package volscope.app.view.terminal;

import org.jspecify.annotations.NullMarked;
