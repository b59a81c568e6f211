/** The exceptions of a snapshot as a table: which chunk of the origin the store has where, since when and why. Rows are made as they come into view. */
@NullMarked
package volscope.app.view.exceptions;

import org.jspecify.annotations.NullMarked;
