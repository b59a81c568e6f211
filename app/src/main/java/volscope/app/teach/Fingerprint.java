package volscope.app.teach;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import volscope.app.lesson.source.Sha256;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.Revision;

/** One number for all that can be read of a small machine. */
public final class Fingerprint {
    /** Of larger devices the first bytes count. */
    private static final long MOST = 1 << 20;

    private Fingerprint() {
    }

    /** The number of a machine at one time. */
    public static String of(Revision revision) {
        MessageDigest digest = Sha256.begin();
        digest.update((revision.volumeGroups().toString() + revision.mappedDevices() + revision.mounts() + revision.mappings()
                + revision.log(0) + revision.nanos() + revision.waiting()).getBytes(UTF_8));
        for (MappedDeviceInfo device : revision.mappedDevices()) {
            digest.update(revision.snapshot(device.name()).toString().getBytes(UTF_8));
            long sectors = device.live().stream().mapToLong(line -> Long.parseLong(line.split(" ")[1])).sum();
            bytes(digest, revision, device.name(), sectors * 512);
            digest.update(revision.exceptions(device.name(), 0, sectors).toString().getBytes(UTF_8));
        }
        for (DiskInfo disk : revision.disks()) {
            bytes(digest, revision, disk.name(), disk.bytes());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What a device holds goes in by a checksum: megabytes are summed up much faster than digested. */
    private static void bytes(MessageDigest digest, Revision revision, String device, long length) {
        CRC32C sum = new CRC32C();
        sum.update(revision.bytes(device, 0, (int) Math.min(MOST, length)).orElse(new byte[0]));
        digest.update(Long.toHexString(sum.getValue()).getBytes(UTF_8));
    }
}
