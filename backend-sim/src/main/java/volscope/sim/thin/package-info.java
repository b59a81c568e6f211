/**
 * Thin provisioning: pools of data blocks, thin devices whose blocks come from a pool at their first write, snapshots that share them.
 *
 * <p>
 * Stands for {@code dm-thin.c}, {@code dm-thin-metadata.c} and {@code persistent-data}. It differs on purpose: a pool's metadata are values,
 * not blocks on the metadata device. The B-trees are there, node by node with the kernel's rules of splitting, sharing and merging, so that
 * the number of metadata blocks in use follows from them: superblock, nodes, and for both space maps a bitmap per 16320 blocks, an index and
 * a tree of the counts above two, which is taken to have been filled in ascending order. Only the superblock is written to the device. It is
 * the kernel's but for one field: its mapping root is the number of a commit, by which the metadata are found again, also after a power cut;
 * so the metadata are those of the superblock that is really there. The metadata of the latest commits are kept, older ones are forgotten. A
 * worker's batch of requests is a row of steps here; a snapshot of the metadata for userland ({@code reserve_metadata_snap}) is not offered.
 */
@NullMarked
package volscope.sim.thin;

import org.jspecify.annotations.NullMarked;
