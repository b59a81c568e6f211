/**
 * Acts by mouse: forms whose fields and whose line are one thing. What a line may have stands in the table of commands; what it would do is
 * seen as a ghost before it is run.
 */
@NullMarked
package volscope.app.view.acts;

import org.jspecify.annotations.NullMarked;
