/**
 * The commands of the machine as a table: their forms, options, kinds of values, exclusions and words of help, and the one parser that
 * reads it. Programs, usage text, completion and graphical forms all ask this table.
 *
 * <p>
 * The table is text in a small language (see {@link volscope.model.command.TableReader}), one resource for each family of commands. A
 * {@link volscope.model.command.Dialect} says how a family words its refusals.
 */
@NullMarked
package volscope.model.command;

import org.jspecify.annotations.NullMarked;
