/**
 * Where lvm keeps what it knows: the label and the metadata area at the start of each physical volume, and the backup and archive files.
 *
 * <p>
 * Stands for lvm2's {@code lib/label}, {@code lib/format_text} (areas, archiver) and {@code lib/cache}. Layouts and checksums are the real
 * ones, bit for bit. It differs on purpose: a parsed text is remembered in the machine by its checksum, so that commands and views do not
 * parse it again; nothing else is cached between commands; and what is written is durable
 * at once, where lvm leaves that to the device, so that a power cut undoes no command that has ended.
 */
@NullMarked
package volscope.sim.lvm.ondisk;

import org.jspecify.annotations.NullMarked;
