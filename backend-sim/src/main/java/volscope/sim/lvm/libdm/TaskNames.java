package volscope.sim.lvm.libdm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.function.Consumer;

import volscope.sim.device.DevNo;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.MappedDevice;
import volscope.sim.fs.Stat;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Invocation;

/** Names as people give them to tasks, made into those the kernel has; what cannot be one is complained about. */
public final class TaskNames {

    private static final int NAME_LENGTH = 127;
    private static final int UUID_LENGTH = 128;

    private final Invocation invocation;
    private final Mangling mangling;
    private final Consumer<String> complaints;

    public TaskNames(Invocation invocation, Mangling mangling, Consumer<String> complaints) {
        this.invocation = invocation;
        this.mangling = mangling;
        this.complaints = complaints;
    }

    /** The name of a device that is to be. */
    public Optional<String> created(String name) {
        return name.contains("/") ? slash(name) : plain(name);
    }

    /** The name of a device, which may be given by a path. */
    public Optional<String> existing(String name) {
        return name.contains("/") ? ofPath(name) : plain(name);
    }

    /** The name a device is to have. */
    public Optional<String> renamed(String name) {
        if (name.contains("/")) {
            return slash(name);
        }
        if (length(name) > NAME_LENGTH) {
            return complain("Name \"" + name + "\" too long");
        }
        if (name.isEmpty()) {
            return complain("Non empty new name is required.");
        }
        return mangled("new name", name, NAME_LENGTH, "Failed to mangle new device name \"" + name + "\"");
    }

    /** A device's uuid. */
    public Optional<String> uuid(String uuid) {
        return mangled("UUID", uuid, UUID_LENGTH, "Failed to mangle device uuid \"" + uuid + "\".");
    }

    /** The uuid a device is to have. */
    public Optional<String> newUuid(String uuid) {
        if (length(uuid) > UUID_LENGTH) {
            return complain("Uuid \"" + uuid + "\" too long");
        }
        return mangled("new UUID", uuid, UUID_LENGTH, "Failed to mangle new device UUID \"" + uuid + "\"");
    }

    /** A name as a person gets it. */
    public String shown(String name) {
        return mangling.unmangle(name);
    }

    private Optional<String> slash(String name) {
        return complain("Name \"" + name + "\" invalid. It contains \"/\".");
    }

    private Optional<String> plain(String name) {
        if (length(name) > NAME_LENGTH) {
            return complain("Name \"" + name + "\" too long.");
        }
        return mangled("name", name, NAME_LENGTH, "Failed to mangle device name \"" + name + "\".");
    }

    private Optional<String> mangled(String what, String text, int longest, String failure) {
        if (mangling.refuses(text)) {
            return complain("The " + what + " \"" + text + "\" seems to be mangled more than once. This is not allowed in auto mode.");
        }
        Optional<String> mangled = mangling.mangle(text);
        if (mangled.isEmpty()) {
            complain("The " + what + " \"" + text
                    + "\" contains mixed mangled and unmangled characters or it's already mangled improperly.");
            return complain(failure);
        }
        if (length(mangled.get()) > longest) {
            complain("Mangled form of the " + what + " too long for \"" + text + "\".");
            return complain(failure);
        }
        return mangled;
    }

    /** The device a path names; where it names none, the node of its last part if there is one. */
    private Optional<String> ofPath(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        Optional<String> found = invocation.sys().call(kernel -> {
            Vfs vfs = kernel.get(Vfs.LAYER);
            Optional<DevNo> dev = vfs.stat(invocation.absolute(path)).flatMap(Stat::device);
            if (dev.isPresent() && vfs.stat(Nodes.path(last)).flatMap(Stat::device).equals(dev)) {
                return Optional.of(last);
            }
            return dev.flatMap(number -> kernel.get(Dm.LAYER).find(DmKey.number(number))).map(MappedDevice::name);
        });
        return found.isPresent() ? found : complain("Device " + (exists(path) ? last : path) + " not found");
    }

    private boolean exists(String path) {
        return invocation.sys().call(kernel -> kernel.get(Vfs.LAYER).stat(invocation.absolute(path)).isPresent());
    }

    private static int length(String text) {
        return text.getBytes(UTF_8).length;
    }

    private Optional<String> complain(String line) {
        complaints.accept(line);
        return Optional.empty();
    }
}
