/** The language of Volscope: values, units, events, commands, and the ports between the app and a machine. */
@NullMarked
package volscope.model;

import org.jspecify.annotations.NullMarked;
