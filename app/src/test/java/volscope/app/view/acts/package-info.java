/** The acts, on fake machines. */
@NullMarked
package volscope.app.view.acts;

import org.jspecify.annotations.NullMarked;
