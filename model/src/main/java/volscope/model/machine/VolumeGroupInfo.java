package volscope.model.machine;

import java.util.List;

/**
 * A volume group.
 *
 * @param name
 *            its name
 * @param id
 *            its uuid, which stays when the name changes
 * @param extentBytes
 *            the size of an extent
 * @param extents
 *            how many it has
 * @param freeExtents
 *            how many are not allocated
 * @param physicalVolumes
 *            device paths of its physical volumes
 * @param volumes
 *            its visible logical volumes, in the order of the metadata
 */
public record VolumeGroupInfo(String name, String id, long extentBytes, long extents, long freeExtents, List<String> physicalVolumes,
        List<LogicalVolumeInfo> volumes) {
}
