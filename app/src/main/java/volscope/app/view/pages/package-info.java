/** The DAX pages: what a task maps of a file, the page of memory behind it, the origin's chunk there, and the slot of its old content. */
@NullMarked
package volscope.app.view.pages;

import org.jspecify.annotations.NullMarked;
