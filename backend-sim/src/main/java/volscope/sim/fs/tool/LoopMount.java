package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.fs.FileType;
import volscope.sim.fs.Loops;
import volscope.sim.fs.Stat;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** The loop device that {@code mount} makes for a file, and that lets go of it when it is unmounted: what libmount does. */
final class LoopMount {

    private static final long SHORTEST = 1024;
    private static final List<String> OWN = List.of("loop", "offset", "sizelimit");

    private final ToolCall call;
    private final String source;
    private final List<String> options;

    /**
     * A line of {@code mount}.
     *
     * @param options
     *            those with {@code loop}, {@code offset} and {@code sizelimit}, if it has them
     */
    LoopMount(ToolCall call, String source, List<String> options) {
        this.call = call;
        this.source = source;
        this.options = options;
    }

    /** Whether it needs a loop device: it says so, or what it mounts is a file. */
    boolean isNeeded() {
        Optional<Stat> stat = call.stat(source);
        return value("loop").isPresent()
                || stat.filter(found -> found.type() == FileType.REGULAR && found.size() > SHORTEST).isPresent();
    }

    /** Its options but those of the loop device. */
    List<String> others() {
        return new ArrayList<>(options.stream().filter(option -> !OWN.contains(option.split("=", 2)[0])).toList());
    }

    private Optional<String> value(String name) {
        return options.stream().filter(option -> option.split("=", 2)[0].equals(name)).map(option -> option.substring(name.length()))
                .map(rest -> rest.startsWith("=") ? rest.substring(1) : rest).findFirst();
    }

    private long number(String name) {
        return value(name).map(text -> Amounts.read(text).orElse(0)).orElse(0L);
    }

    /** Makes the device and gives its minor number: ENODEV if there is none left, and what else an attach gives. */
    int attach() {
        Disk.Access access = options.contains("ro") ? Disk.Access.READ_ONLY : Disk.Access.READ_WRITE;
        return call.kernel(kernel -> {
            Loops loops = kernel.get(Loops.LAYER);
            int minor = value("loop").filter(word -> !word.isEmpty()).map(word -> call.disk(word).dev().minor()).or(loops::free)
                    .orElseThrow(() -> new ErrnoException(Errno.ENODEV));
            loops.attach(minor, loops.backing(call.absolute(source), number("offset"), number("sizelimit")), Sectors.SIZE, access);
            return minor;
        });
    }

    /** Has the device let go of the file as soon as nobody uses it. */
    void release(int minor) {
        call.sys().run(kernel -> kernel.get(Loops.LAYER).detach(minor));
    }
}
