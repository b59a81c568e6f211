/**
 * Lessons: their files, the exercises that seeds make of them, bets, goals, and how far a learner has come. Free of any toolkit. Machines are
 * read through the ports alone, and judging changes nothing.
 */
@NullMarked
package volscope.app.lesson;

import org.jspecify.annotations.NullMarked;
