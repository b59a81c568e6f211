@NullMarked
package volscope.app.view.check;

import org.jspecify.annotations.NullMarked;
