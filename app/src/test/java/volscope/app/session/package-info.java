/** The open lab, on fake machines. */
@NullMarked
package volscope.app.session;

import org.jspecify.annotations.NullMarked;
