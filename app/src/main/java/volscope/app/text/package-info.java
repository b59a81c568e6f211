/**
 * The words of the application, by language: sentences from the bundles, numbers and sizes as the language writes them. English has a
 * bundle for each part of the application, {@code volscope/text/NAME.properties} in {@code resources}; any other language is one file,
 * {@code volscope/languages/TAG.properties}, and nothing else: it is found there, and a test says what it lacks. A lesson in it is a file
 * {@code NAME.xx.lesson}.
 */
@NullMarked
package volscope.app.text;

import org.jspecify.annotations.NullMarked;
