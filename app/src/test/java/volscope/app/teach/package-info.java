/** Tests of what teachers do with lessons: every lesson of the course is played for every seed. */
@NullMarked
package volscope.app.teach;

import org.jspecify.annotations.NullMarked;
