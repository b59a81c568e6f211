/** Tests of the comparison. */
@NullMarked
package volscope.app.view.compare;

import org.jspecify.annotations.NullMarked;
