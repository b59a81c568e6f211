/** The words of the application, by language: sentences from the bundles, numbers and sizes as the language writes them. */
@NullMarked
package volscope.app.text;

import org.jspecify.annotations.NullMarked;
