/** Explanations as typed records: what was asked, which rule answered, on which facts, and what can be done. Sentences stand elsewhere. */
@NullMarked
package volscope.model.explain;

import org.jspecify.annotations.NullMarked;
