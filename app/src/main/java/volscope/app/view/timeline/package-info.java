/** The timeline: what was run and what happened, by moments; looking at any of them, step by step, or playing them. */
@NullMarked
package volscope.app.view.timeline;

import org.jspecify.annotations.NullMarked;
