/** Labs as a person has them: files, the ones that were opened before, and the three that are ready to play in; lessons and hand-ins in files. */
@NullMarked
package volscope.app.lab;

import org.jspecify.annotations.NullMarked;
