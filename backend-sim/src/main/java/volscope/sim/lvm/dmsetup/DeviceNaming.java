package volscope.sim.lvm.dmsetup;

import java.util.Optional;

import volscope.model.command.ParsedLine;
import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sys;

/** How lists name devices that others stand on. */
enum DeviceNaming {
    DEVNO, BLKDEVNAME, DEVNAME;

    /** What the options say. */
    static DeviceNaming of(ParsedLine line) {
        DeviceNaming naming = DEVNO;
        for (String word : words(line)) {
            naming = find(word).orElse(naming);
        }
        return naming;
    }

    private static String[] words(ParsedLine line) {
        return line.text("options").orElse("").split(",", -1);
    }

    /** A word may be cut short; the first that begins so counts. */
    private static Optional<DeviceNaming> find(String word) {
        for (DeviceNaming naming : values()) {
            if (naming.name().toLowerCase(java.util.Locale.ROOT).startsWith(word)) {
                return Optional.of(naming);
            }
        }
        return Optional.empty();
    }

    static Optional<String> check(ParsedLine line) {
        if (line.has("tree") || line.has("columns") || line.form().id().equals("splitname") || !line.has("options")) {
            return Optional.empty();
        }
        String[] words = words(line);
        for (int i = 0; i < words.length; i++) {
            if (find(words[i]).isEmpty()) {
                return Optional
                        .of("Option not recognised: " + String.join(",", java.util.Arrays.copyOfRange(words, i, words.length)) + ".");
            }
        }
        return Optional.empty();
    }

    /** A device's name where this way has one for it. */
    Optional<String> name(Session session, DevNo dev) {
        return switch (this) {
            case DEVNO -> Optional.empty();
            case BLKDEVNAME -> session.sys().call(kernel -> kernelName(kernel, dev));
            case DEVNAME -> session.sys().call(kernel -> kernelName(kernel, dev).map(name -> kernel.get(Dm.LAYER).find(dev)
                    .map(MappedDevice::name).orElse(name)));
        };
    }

    /** The kernel's name of a device, once it has a disk. */
    static Optional<String> kernelName(Sys sys, DevNo dev) {
        return sys.call(kernel -> kernelName(kernel, dev));
    }

    private static Optional<String> kernelName(Kernel kernel, DevNo dev) {
        return kernel.get(Block.LAYER).find(dev).map(Disk::name);
    }
}
