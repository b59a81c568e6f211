/** Labs as files. */
@NullMarked
package volscope.app.lab;

import org.jspecify.annotations.NullMarked;
