@NullMarked
package volscope.app.view.pages;

import org.jspecify.annotations.NullMarked;
