package volscope.sim.fs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import volscope.sim.device.Block;
import volscope.sim.device.Disk;
import volscope.sim.kernel.Kernel;

/** The tree at {@code /proc}, as far as programs of a storage lab read it. */
final class ProcTree implements Synthetic {

    private static final List<String> TOP = List.of("cmdline", "devices", "filesystems", "misc", "modules", "mounts", "partitions", "self",
            "swaps", "uptime", "version");

    private final Kernel kernel;

    ProcTree(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String root() {
        return "/proc";
    }

    @Override
    public Optional<Entry> entry(String path) {
        return switch (path) {
            case "" -> Optional.of(new Directory(TOP));
            case "self" -> Optional.of(new Directory(List.of("mountinfo", "mounts")));
            case "mounts" -> Optional.of(new Link("self/mounts"));
            case "self/mounts" -> text(this::mounts);
            case "self/mountinfo" -> text(this::mountInfo);
            case "partitions" -> text(this::partitions);
            case "devices" -> text(ProcTree::devices);
            case "filesystems" -> text(ProcTree::fileSystems);
            case "uptime" -> text(this::uptime);
            case "version" -> text(this::version);
            case "cmdline" -> text(() -> "console=ttyS0\n");
            case "misc" -> text(() -> "236 device-mapper\n237 loop-control\n");
            case "modules" -> text(this::modules);
            case "swaps" -> text(() -> "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n");
            default -> Optional.empty();
        };
    }

    private static Optional<Entry> text(java.util.function.Supplier<String> text) {
        return Optional.of(new Text(text));
    }

    private List<Mount> mounted() {
        return kernel.get(Vfs.LAYER).mounts().all();
    }

    private String mounts() {
        return mounted().stream().map(Mount::line).collect(Collectors.joining());
    }

    private String mountInfo() {
        var lines = new StringBuilder();
        int id = 20;
        for (Mount mount : mounted()) {
            lines.append("%d 1 0:%d / %s %s - %s %s %s\n".formatted(++id, id, mount.path(), mount.options(), mount.type(), mount.source(),
                    mount.options()));
        }
        return lines.toString();
    }

    private String partitions() {
        return "major minor  #blocks  name\n\n" + SysTree.inOrderOfComing(kernel.get(Block.LAYER)).stream().map(ProcTree::partition)
                .collect(Collectors.joining());
    }

    private static String partition(Disk disk) {
        return "%4d  %7d %10d %s\n".formatted(disk.dev().major(), disk.dev().minor(), disk.sectors() / 2, disk.name());
    }

    private static String devices() {
        return """
                Character devices:
                  1 mem
                  5 /dev/tty
                 10 misc
                252 device_dax

                Block devices:
                  7 loop
                253 device-mapper
                254 virtblk
                259 blkext
                """;
    }

    private static String fileSystems() {
        return "nodev\tsysfs\nnodev\ttmpfs\nnodev\tproc\nnodev\tdevtmpfs\n\text3\n\text2\n\text4\n\txfs\n";
    }

    private String uptime() {
        long hundredths = kernel.now() / 10_000_000;
        String time = "%d.%02d".formatted(hundredths / 100, hundredths % 100);
        return time + " " + time + "\n";
    }

    private String version() {
        return "Linux version " + kernel.profile().release() + " " + kernel.profile().build() + "\n";
    }

    private String modules() {
        return kernel.hook(KernelModules.class).map(KernelModules::text).orElse("");
    }
}
