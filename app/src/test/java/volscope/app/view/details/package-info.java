/** What is said about a thing, and about what a line would do to it. */
@NullMarked
package volscope.app.view.details;

import org.jspecify.annotations.NullMarked;
