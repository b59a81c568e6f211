/**
 * What is selected, in words: answers to what people ask about it, with the lines that help and the times to look at, then its attributes
 * with the names that the reports of LVM have for them; and what a line that is being composed would do.
 */
@NullMarked
package volscope.app.view.details;

import org.jspecify.annotations.NullMarked;
