/**
 * How long the store of a snapshot lasts: what it filled so far, what it will at the rate seen and with other patterns of writing, what
 * growing by itself would make of it, and how the same time would have gone with other chunk sizes.
 */
@NullMarked
package volscope.app.view.forecast;

import org.jspecify.annotations.NullMarked;
