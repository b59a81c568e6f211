package volscope.app.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import volscope.app.session.Facts;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.model.machine.MappedDeviceInfo;

/** One number for all that can be read of a small machine. */
final class Fingerprint {
    private Fingerprint() {
    }

    static String of(Session session) {
        Frame frame = session.frame();
        Facts facts = frame.facts();
        MessageDigest digest = sha();
        digest.update(
                (facts.groups().toString() + facts.devices() + facts.snapshots() + facts.mounts() + facts.mappings()).getBytes(UTF_8));
        digest.update((frame.revision().log(0).toString() + frame.revision().nanos()).getBytes(UTF_8));
        for (MappedDeviceInfo device : facts.devices()) {
            long bytes = device.live().stream().mapToLong(line -> Long.parseLong(line.split(" ")[1]) * 512).sum();
            digest.update(frame.revision().bytes(device.name(), 0, (int) bytes).orElse(new byte[0]));
            digest.update(frame.revision().exceptions(device.name(), 0, bytes).toString().getBytes(UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
