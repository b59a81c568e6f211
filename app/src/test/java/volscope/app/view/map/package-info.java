/** The chunk map, on fake machines. */
@NullMarked
package volscope.app.view.map;

import org.jspecify.annotations.NullMarked;
