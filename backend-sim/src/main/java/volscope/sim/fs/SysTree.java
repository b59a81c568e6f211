package volscope.sim.fs;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.MappedDevice.LowerKey;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;

/** The tree at {@code /sys}: block devices with the attributes of their queues. */
final class SysTree implements Synthetic {

    private static final List<String> TOP = List.of("block", "class", "dev");

    private static final Pattern RUN = Pattern.compile("\\s*(\\d{1,15})\\s+([1-9]\\d{0,8})\\n?");

    private final Kernel kernel;
    private final Block block;

    SysTree(Kernel kernel) {
        this.kernel = kernel;
        this.block = kernel.get(Block.LAYER);
    }

    /** All devices in the order in which a machine finds them: disks, persistent memory, mapped devices. */
    static List<Disk> inOrderOfComing(Block block) {
        return block.disks().stream().sorted(Comparator.comparingInt(SysTree::rank).thenComparing(Disk::dev)).toList();
    }

    private static int rank(Disk disk) {
        return switch (disk.kind()) {
            case VIRTIO -> 0;
            case LOOP -> 2;
            case DM -> 3;
            default -> 1;
        };
    }

    @Override
    public String root() {
        return "/sys";
    }

    @Override
    public Optional<Entry> entry(String path) {
        List<String> parts = Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        if (parts.isEmpty()) {
            return directory(TOP);
        }
        List<String> rest = parts.subList(1, parts.size());
        return switch (parts.get(0)) {
            case "block" -> blocks(rest);
            case "class" ->
                rest.isEmpty() ? directory(List.of("block")) : rest.get(0).equals("block") ? classBlock(rest) : Optional.empty();
            case "dev" -> devices(rest);
            default -> Optional.empty();
        };
    }

    private static Optional<Entry> directory(List<String> names) {
        return Optional.of(new Directory(names));
    }

    private List<String> names() {
        return block.disks().stream().map(Disk::name).toList();
    }

    private Optional<Entry> classBlock(List<String> parts) {
        if (parts.size() == 1) {
            return directory(names());
        }
        return parts.size() == 2 && block.named(parts.get(1)).isPresent()
                ? Optional.of(new Link("../../block/" + parts.get(1)))
                : Optional.empty();
    }

    private Optional<Entry> devices(List<String> parts) {
        if (parts.isEmpty()) {
            return directory(List.of("block"));
        }
        if (!parts.get(0).equals("block") || parts.size() > 2) {
            return Optional.empty();
        }
        if (parts.size() == 1) {
            return directory(block.disks().stream().map(disk -> disk.dev().toString()).toList());
        }
        return block.disks().stream().filter(disk -> disk.dev().toString().equals(parts.get(1))).findFirst()
                .map(disk -> new Link("../../block/" + disk.name()));
    }

    private Optional<Entry> blocks(List<String> parts) {
        if (parts.isEmpty()) {
            return directory(names());
        }
        Optional<Disk> disk = block.named(parts.get(0));
        return disk.flatMap(found -> inDisk(found, parts.subList(1, parts.size())));
    }

    private Optional<Entry> inDisk(Disk disk, List<String> parts) {
        Map<String, Entry> top = attributes(disk);
        if (parts.isEmpty()) {
            return directory(List.copyOf(top.keySet()));
        }
        Optional<Entry> found = Optional.ofNullable(top.get(parts.get(0)));
        if (parts.size() == 1) {
            return found;
        }
        return parts.size() == 2 ? inside(disk, parts.get(0), parts.get(1)) : Optional.empty();
    }

    private Map<String, Entry> attributes(Disk disk) {
        Map<String, Entry> all = new TreeMap<>();
        all.put("dev", Text.line(disk.dev()));
        all.put("size", Text.line(disk.sectors()));
        all.put("ro", Text.line(disk.access() == Disk.Access.READ_ONLY ? 1 : 0));
        all.put("removable", Text.line(0));
        boolean whole = disk.kind() == Disk.Kind.DM || disk.kind() == Disk.Kind.LOOP;
        all.put("range", Text.line(disk.kind() == Disk.Kind.VIRTIO ? 16 : whole ? 1 : 0));
        all.put("ext_range", Text.line(whole ? 1 : 256));
        all.put("hidden", Text.line(0));
        all.put("capability", Text.line(whole ? 4 : 0));
        all.put("alignment_offset", Text.line(disk.limits().alignment()));
        all.put("discard_alignment", Text.line(0));
        all.put("events", Text.line(""));
        all.put("uevent", Text.line("MAJOR=" + disk.dev().major() + "\nMINOR=" + disk.dev().minor() + "\nDEVNAME=" + disk.name()
                + "\nDEVTYPE=disk"));
        all.put("queue", new Directory(List.copyOf(queue(disk).keySet())));
        all.put("slaves", new Directory(slaves(disk)));
        all.put("holders", new Directory(holders(disk)));
        if (disk.kind() == Disk.Kind.DM) {
            all.put("dm", new Directory(List.copyOf(mapped(disk).keySet())));
        }
        if (disk.kind().isMemory()) {
            all.put("badblocks", new Control(0644, () -> block.bad(disk.dev()).text(), text -> spoil(disk, text)));
            all.put("dax", new Directory(List.of("write_cache")));
        }
        return all;
    }

    /** Takes {@code SECTOR COUNT}: EINVAL if it is something else. */
    private void spoil(Disk disk, String text) {
        Matcher words = RUN.matcher(text);
        if (!words.matches()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        block.spoil(disk.dev(), Long.parseLong(words.group(1)), Long.parseLong(words.group(2)));
    }

    private Optional<Entry> inside(Disk disk, String directory, String name) {
        return switch (directory) {
            case "queue" -> Optional.ofNullable(queue(disk).get(name));
            case "dax" -> disk.kind().isMemory() && name.equals("write_cache") ? Optional.of(Text.line(1)) : Optional.empty();
            case "dm" -> disk.kind() == Disk.Kind.DM ? Optional.ofNullable(mapped(disk).get(name)) : Optional.empty();
            case "slaves" -> slaves(disk).contains(name) ? Optional.of(new Link("../../" + name)) : Optional.empty();
            case "holders" -> holders(disk).contains(name) ? Optional.of(new Link("../../" + name)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Map<String, Entry> queue(Disk disk) {
        return new QueueFiles(kernel).of(disk);
    }

    private Map<String, Entry> mapped(Disk disk) {
        Map<String, Entry> all = new TreeMap<>();
        kernel.get(Dm.LAYER).find(disk.dev()).ifPresent(device -> {
            all.put("name", Text.line(device.name()));
            all.put("uuid", Text.line(device.uuid()));
            all.put("rq_based_seq_io_merge_deadline", Text.line(0));
            all.put("use_blk_mq", Text.line(1));
            all.put("suspended", Text.line(device.phase() == MappedDevice.Phase.SUSPENDED ? 1 : 0));
        });
        return all;
    }

    private List<String> slaves(Disk disk) {
        return disk.kind() == Disk.Kind.DM
                ? kernel.get(Dm.LAYER).find(disk.dev())
                        .map(device -> names(device.lower().keySet().stream().map(LowerKey::dev).distinct().toList())).orElse(List.of())
                : List.of();
    }

    private List<String> holders(Disk disk) {
        if (block.disks().stream().noneMatch(other -> other.kind() == Disk.Kind.DM)) {
            return List.of();
        }
        return names(kernel.get(Dm.LAYER).byName().stream()
                .filter(device -> device.lower().keySet().stream().anyMatch(lower -> lower.dev().equals(disk.dev())))
                .map(MappedDevice::dev).toList());
    }

    private List<String> names(Collection<DevNo> devices) {
        return devices.stream().sorted().flatMap(dev -> block.find(dev).stream()).map(Disk::name).toList();
    }
}
