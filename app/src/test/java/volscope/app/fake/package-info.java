/** A backend for tests: machines that do what a table says, behind the ports. */
@NullMarked
package volscope.app.fake;

import org.jspecify.annotations.NullMarked;
