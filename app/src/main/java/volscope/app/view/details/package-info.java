/** What is selected, in words: its attributes with the names that the reports of LVM have for them. */
@NullMarked
package volscope.app.view.details;

import org.jspecify.annotations.NullMarked;
