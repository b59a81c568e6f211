/** What views share, and the views. */
@NullMarked
package volscope.app.view;

import org.jspecify.annotations.NullMarked;
