/** Puts the application together. The only place that names the simulator, and the only one that holds an injector. */
@NullMarked
package volscope.app.wiring;

import org.jspecify.annotations.NullMarked;
