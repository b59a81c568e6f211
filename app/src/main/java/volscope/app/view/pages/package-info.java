/**
 * The DAX pages: what tasks map of a file, the entries of page tables and of the file's index, the origin's chunk below, the slot of its
 * old content; which cache lines are durable, and who waits for whom.
 */
@NullMarked
package volscope.app.view.pages;

import org.jspecify.annotations.NullMarked;
