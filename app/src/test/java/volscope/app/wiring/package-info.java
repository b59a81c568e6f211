/** How the application is put together. */
@NullMarked
package volscope.app.wiring;

import org.jspecify.annotations.NullMarked;
