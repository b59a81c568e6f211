/**
 * The words of the application, by language: sentences from the bundles, numbers and sizes as the language writes them. A language is a
 * file {@code NAME_xx.properties} beside each bundle {@code NAME.properties} in {@code resources}, and its place in
 * {@link volscope.app.text.Texts#LANGUAGES}; a test says what a file lacks. A lesson in it is a file {@code NAME.xx.lesson}.
 */
@NullMarked
package volscope.app.text;

import org.jspecify.annotations.NullMarked;
