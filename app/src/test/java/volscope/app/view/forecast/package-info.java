/** Tests of the forecast. */
@NullMarked
package volscope.app.view.forecast;

import org.jspecify.annotations.NullMarked;
