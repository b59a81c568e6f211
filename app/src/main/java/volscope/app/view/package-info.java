/** What all views share: their place in the window, the frames they draw, marked text, icons, pixels. */
@NullMarked
package volscope.app.view;

import org.jspecify.annotations.NullMarked;
