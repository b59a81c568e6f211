/** The tour: three labs that tell what Volscope is about, as a transcript and as pictures of the window. */
@NullMarked
package volscope.app.tour;

import org.jspecify.annotations.NullMarked;
