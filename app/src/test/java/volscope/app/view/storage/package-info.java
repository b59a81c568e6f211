/** The storage tree, on fake machines. */
@NullMarked
package volscope.app.view.storage;

import org.jspecify.annotations.NullMarked;
