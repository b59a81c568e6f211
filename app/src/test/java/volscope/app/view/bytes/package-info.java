/** Tests of the bytes. */
@NullMarked
package volscope.app.view.bytes;

import org.jspecify.annotations.NullMarked;
