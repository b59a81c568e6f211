/**
 * The chunk map: origin, snapshot and store in aligned lanes. Chunks are pixels of an image, never nodes; what is drawn is asked for by
 * range, so a map costs by what is in view.
 */
@NullMarked
package volscope.app.view.map;

import org.jspecify.annotations.NullMarked;
