/**
 * What only a real window system shows: window managers, drag and drop between programs, clipboards, forms at the edge of a screen. Needs a
 * display with a window manager, and {@code xdotool}, which is the person at mouse and keyboard.
 */
@NullMarked
package volscope.app.display;

import org.jspecify.annotations.NullMarked;
