/** The words of the application. */
@NullMarked
package volscope.app.text;

import org.jspecify.annotations.NullMarked;
