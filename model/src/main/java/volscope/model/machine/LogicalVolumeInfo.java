package volscope.model.machine;

import java.util.Optional;

/**
 * A logical volume.
 *
 * @param group
 *            its volume group
 * @param name
 *            its name
 * @param id
 *            its uuid, which stays when the name changes
 * @param bytes
 *            its size; of a snapshot, the size of its store
 * @param origin
 *            the volume it is a snapshot of
 * @param attributes
 *            ten letters as {@code lvs} prints them
 * @param device
 *            its device-mapper name
 * @param active
 *            whether the device exists
 * @param created
 *            when it was made, in seconds since 1970; 0 if the metadata does not say
 */
public record LogicalVolumeInfo(String group, String name, String id, long bytes, Optional<String> origin, String attributes, String device,
        Activation active, long created) {

    /** Whether a volume's device exists. */
    public enum Activation {
        ACTIVE, INACTIVE
    }

    /** Whether it can be written, as its metadata says. */
    public boolean isWritable() {
        return attributes.length() > 1 && attributes.charAt(1) == 'w';
    }

    /** {@code vg0/lv0}. */
    public String path() {
        return group + "/" + name;
    }
}
