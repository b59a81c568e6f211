package volscope.sim.fs.tool;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import volscope.sim.device.Disk;
import volscope.sim.fs.KernfsOrder;
import volscope.sim.fs.Loops;
import volscope.sim.fs.Loops.Backing;
import volscope.sim.fs.Loops.Until;
import volscope.sim.fs.Stat;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;

/** {@code losetup}: makes files look like block devices, and lists those that do. */
final class Losetup {

    private static final String DIRECTORY = "/dev/loop";
    private static final String USUAL = "NAME,SIZELIMIT,OFFSET,AUTOCLEAR,RO,BACK-FILE,DIO,LOG-SEC";
    private static final Map<String, Columns.Column> HEADINGS = Stream.of(Columns.left("NAME", 1), Columns.right("SIZELIMIT", 5),
            Columns.right("OFFSET", 5), Columns.right("AUTOCLEAR", 1), Columns.right("RO", 1), Columns.left("BACK-FILE", 1),
            Columns.right("BACK-INO", 4), Columns.left("MAJ:MIN", 1), Columns.right("DIO", 1), Columns.right("PARTSCAN", 1),
            Columns.right("LOG-SEC", 1)).collect(Collectors.toMap(Columns.Column::heading, column -> column));

    private final ToolCall call;

    private Losetup(ToolCall call) {
        this.call = call;
    }

    static int run(ToolCall call) {
        return new Losetup(call).run();
    }

    private int run() {
        if (call.has("detach-all")) {
            call.kernel(kernel -> List.copyOf(loops(kernel).backings().keySet())).forEach(minor -> detach(DIRECTORY + minor));
        } else if (call.has("detach")) {
            call.operands().forEach(this::detach);
        } else if (call.has("set-capacity")) {
            resize(call.operand(0));
        } else if (call.operands().isEmpty() && List.of("sizelimit", "read-only", "show").stream().anyMatch(call::has)) {
            call.complain("the options --{sizelimit,partscan,read-only,show} are allowed during loop device setup only");
        } else if (call.has("find") && call.operands().isEmpty()) {
            free().ifPresent(minor -> call.println(DIRECTORY + minor));
        } else if (call.has("find")) {
            free().ifPresent(minor -> attach(DIRECTORY + minor, call.operand(0)));
        } else if (call.operands().size() > 1 && !call.has("list")) {
            attach(call.operand(0), call.operand(1));
        } else {
            list();
        }
        return call.status();
    }

    private static Loops loops(Kernel kernel) {
        return kernel.get(Loops.LAYER);
    }

    private Optional<Integer> free() {
        Optional<Integer> free = call.kernel(kernel -> loops(kernel).free());
        if (free.isEmpty()) {
            call.complain("cannot find an unused loop device" + (call.operands().isEmpty() ? ": " + Errno.ENODEV.text() : ""));
        }
        return free;
    }

    private int minor(String device) {
        Disk disk = call.disk(device);
        if (disk.kind() != Disk.Kind.LOOP) {
            throw new ErrnoException(Errno.ENOTTY);
        }
        return disk.dev().minor();
    }

    private long number(String option) {
        return call.text(option).map(Amounts::read).orElse(OptionalLong.empty()).orElse(0);
    }

    private void attach(String device, String file) {
        try {
            int minor = minor(device);
            int blockSize = call.has("sector-size") ? (int) number("sector-size") : 512;
            Disk.Access access = call.has("read-only") ? Disk.Access.READ_ONLY : Disk.Access.READ_WRITE;
            call.sys().run(kernel -> {
                Backing backing = loops(kernel).backing(call.absolute(file), number("offset"), number("sizelimit"));
                loops(kernel).attach(minor, backing, blockSize, access);
            });
            if (call.has("show")) {
                call.println(device);
            }
        } catch (ErrnoException e) {
            boolean opened = call.stat(file).isEmpty() || call.stat(device).flatMap(Stat::device).isPresent();
            call.complain((opened ? file : device) + ": failed to set up loop device", e);
        }
    }

    private void detach(String device) {
        if (call.stat(device).isEmpty()) {
            call.complain(device + ": failed to use device: " + Errno.ENODEV.text());
            return;
        }
        try {
            int minor = minor(device);
            call.sys().run(kernel -> loops(kernel).detach(minor));
        } catch (ErrnoException e) {
            call.complain(device + ": detach failed", e);
        }
    }

    private void resize(String device) {
        try {
            int minor = minor(device);
            call.sys().run(kernel -> loops(kernel).resize(minor));
        } catch (ErrnoException e) {
            call.complain(device + ": set capacity failed", e);
        }
    }

    private void list() {
        Map<Integer, Backing> all = call.kernel(kernel -> loops(kernel).backings());
        List<Integer> shown = all.keySet().stream().filter(minor -> isWanted(minor, all))
                .sorted(Comparator.comparing(minor -> "loop" + minor, KernfsOrder.NAMES)).toList();
        if (!call.operands().isEmpty() && shown.isEmpty()) {
            call.complain(call.operand(0) + ": " + Errno.ENOENT.text());
        } else if ((call.has("all") || call.has("associated") || !call.operands().isEmpty()) && !call.has("list")) {
            shown.forEach(minor -> call.println(line(minor, of(all, minor))));
        } else if (!shown.isEmpty()) {
            table(all, shown);
        }
    }

    private static Backing of(Map<Integer, Backing> all, int minor) {
        return Objects.requireNonNull(all.get(minor), "a loop that has a file");
    }

    private String line(int minor, Backing backing) {
        return "%s%d: [%04d]:%d (%s)%s%s".formatted(DIRECTORY, minor, call.kernel(kernel -> loops(kernel).fileSystem(backing)),
                backing.inode(), backing.path(), backing.offset() > 0 ? ", offset " + backing.offset() : "",
                backing.limit() > 0 ? ", sizelimit " + backing.limit() : "");
    }

    private boolean isWanted(int minor, Map<Integer, Backing> all) {
        boolean ofFile = call.text("associated").map(file -> call.absolute(file).equals(of(all, minor).path())).orElse(true);
        return ofFile && (call.operands().isEmpty() || call.operands().contains(DIRECTORY + minor));
    }

    private void table(Map<Integer, Backing> all, List<Integer> shown) {
        List<String> names = List.of(call.text("output").orElse(USUAL).toUpperCase(Locale.ROOT).split(","));
        Optional<String> unknown = names.stream().filter(name -> !HEADINGS.containsKey(name)).findFirst();
        if (unknown.isPresent()) {
            call.complain("unknown column: " + unknown.get());
            return;
        }
        Columns columns = new Columns(names.stream().map(HEADINGS::get).map(Objects::requireNonNull).toList());
        for (int minor : shown) {
            columns.add(names.stream().map(name -> cell(name, minor, of(all, minor))).toList());
        }
        columns.lines(call.has("noheadings")).forEach(call::println);
    }

    private String cell(String name, int minor, Backing backing) {
        Disk disk = call.disk(DIRECTORY + minor);
        return switch (name) {
            case "NAME" -> DIRECTORY + minor;
            case "SIZELIMIT" -> "" + backing.limit();
            case "OFFSET" -> "" + backing.offset();
            case "AUTOCLEAR" -> backing.until() == Until.UNUSED ? "1" : "0";
            case "RO" -> disk.access() == Disk.Access.READ_ONLY ? "1" : "0";
            case "BACK-FILE" -> backing.path();
            case "BACK-INO" -> "" + backing.inode();
            case "MAJ:MIN" -> disk.dev().toString();
            case "LOG-SEC" -> "" + disk.limits().logicalBlock();
            default -> "0";
        };
    }
}
