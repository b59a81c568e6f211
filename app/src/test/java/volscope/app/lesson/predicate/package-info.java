/** Tests of predicates. */
@NullMarked
package volscope.app.lesson.predicate;

import org.jspecify.annotations.NullMarked;
