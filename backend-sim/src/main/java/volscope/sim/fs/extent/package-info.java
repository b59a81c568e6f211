/**
 * A small file system on a block device: files in extents, directories, bitmaps in groups, a journal, a page cache, freeze levels. It
 * stands in for ext4 and for xfs.
 *
 * <p>
 * Stands for {@code fs/ext4}, {@code fs/jbd2}, {@code fs/xfs}, {@code fs/super.c} and {@code mm/filemap.c}. On the device it is laid out as
 * ext4 is: superblock, group descriptors, bitmaps, inode tables, inodes with extents, directory blocks and journal have its places and
 * forms. It differs on purpose: there are no checksums and no hashed directories; the journal holds one transaction, which every sync
 * commits and then writes in place; and an xfs volume has the superblock of xfs and the same structures behind it. Flags of
 * files that say how they are to be written, compressed or taken away are kept without an effect.
 */
@NullMarked
package volscope.sim.fs.extent;

import org.jspecify.annotations.NullMarked;
