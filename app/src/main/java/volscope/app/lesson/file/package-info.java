/** The lesson file as text: front matter, then Markdown in which fenced blocks of certain kinds are read and all others shown. */
@NullMarked
package volscope.app.lesson.file;

import org.jspecify.annotations.NullMarked;
