/**
 * Two volumes or two times beside each other: which chunks differ and which side rewrote them. What can differ is found by exception
 * tables and by what was written between the two times; only that is read.
 */
@NullMarked
package volscope.app.view.compare;

import org.jspecify.annotations.NullMarked;
