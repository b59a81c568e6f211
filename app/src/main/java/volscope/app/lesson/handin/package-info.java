/** Hand-ins: the log of what a learner did, as text whose lines are chained by checksums. The chain shows damage and plain editing; it is no proof of who did it. */
@NullMarked
package volscope.app.lesson.handin;

import org.jspecify.annotations.NullMarked;
