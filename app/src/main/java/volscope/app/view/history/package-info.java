/** The commands of this branch, in order, and what each of them cost. */
@NullMarked
package volscope.app.view.history;

import org.jspecify.annotations.NullMarked;
