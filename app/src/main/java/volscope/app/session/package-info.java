/**
 * The open lab: its machine, what was run on it, where one looks and what is selected. Free of any toolkit; views take an immutable
 * {@link volscope.app.session.Frame}. The simulation runs on one background thread.
 */
@NullMarked
package volscope.app.session;

import org.jspecify.annotations.NullMarked;
