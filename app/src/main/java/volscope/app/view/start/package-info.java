/** The start screen: lessons, labs that are ready, the files of before. Every picture is drawn from the opened machine. */
@NullMarked
package volscope.app.view.start;

import org.jspecify.annotations.NullMarked;
