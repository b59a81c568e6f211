/** The rules of the architecture as tests: who may see whom, what may be called, and how sources are laid out. */
@NullMarked
package volscope.rules;

import org.jspecify.annotations.NullMarked;
