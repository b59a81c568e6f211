/** The style sheets. */
@NullMarked
package volscope.app.style;

import org.jspecify.annotations.NullMarked;
