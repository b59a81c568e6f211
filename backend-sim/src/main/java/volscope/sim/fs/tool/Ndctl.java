package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import volscope.sim.device.Namespace;
import volscope.sim.device.Nvdimm;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Program;

/** {@code ndctl}: lists the namespaces of persistent memory as JSON, and makes one anew in another mode. */
final class Ndctl {

    private static final double MEBI = 1 << 20;
    private static final double MEGA = 1e6;
    private static final int ALIGN = 2097152;
    private static final int REGION_ALIGN = 16777216;
    private static final long FIRST_SET = 52512752653219036L;
    private static final long NEXT_SET = 42949672961L;
    private static final int FIRST_SERIAL = 0x56;
    /** Minus the number of EOPNOTSUPP, as a program's end has it. */
    private static final int UNSUPPORTED = 161;

    private Ndctl() {
    }

    /** The program; where it lists, {@code -B} stands for buses, and elsewhere for a block. */
    static Program program() {
        Program tool = Tool.of(Ndctl::run);
        return invocation -> {
            boolean lists = invocation.argv().size() > 1 && invocation.argv().get(1).equals("list");
            List<String> argv = invocation.argv().stream().map(word -> lists && word.equals("-B") ? "--buses" : word).toList();
            return tool.run(new Invocation(invocation.sys(), argv, invocation.env(), invocation.cwd(), invocation.in(), invocation.out(),
                    invocation.err(), invocation.files()));
        };
    }

    private static int run(ToolCall call) {
        if (call.operand(0).equals("create-namespace")) {
            return NdctlCreate.run(call);
        }
        if (call.operands().size() > 1) {
            return errors(call);
        }
        if (!call.operand(0).equals("list")) {
            call.error("Unknown command: '" + call.operand(0) + "'");
            return 1;
        }
        if (call.has("buses")) {
            call.println("[");
            print(call, List.of("\"provider\":\"ACPI.NFIT\"", "\"dev\":\"ndbus0\""), "  ", "");
            call.println("]");
            return 0;
        }
        List<Namespace> namespaces = new ArrayList<>(call.kernel(kernel -> List.copyOf(kernel.get(Nvdimm.LAYER).namespaces())));
        namespaces.sort(Comparator.comparingInt(Namespace::region).reversed());
        if (call.has("regions") || call.has("dimms")) {
            print(call, namespaces.stream().map(call.has("regions") ? one -> region(call, one) : Ndctl::dimm).toList());
            return 0;
        }
        call.text("namespace").ifPresent(name -> namespaces.removeIf(namespace -> !name(namespace).equals(name)));
        print(call, namespaces.stream().map(one -> fields(call, one)).toList());
        return 0;
    }

    /** The memory has no way to be told of errors; bad blocks are written to {@code /sys/block/pmemN/badblocks}. */
    private static int errors(ToolCall call) {
        String name = call.operand(1);
        boolean known = call.kernel(kernel -> kernel.get(Nvdimm.LAYER).namespaces()).stream().anyMatch(one -> name(one).equals(name));
        if (call.operand(0).equals("inject-error") && known) {
            call.error(name + ": error injection not supported");
            return UNSUPPORTED;
        }
        if (call.operand(0).equals("clear-errors") && known) {
            call.error("  Error: " + name + ": Unable to determine scrub state: " + Errno.EOPNOTSUPP.text() + "\n");
            call.error("error clearing namespaces: " + Errno.EOPNOTSUPP.text());
            call.error("cleared 0 namespaces");
            return UNSUPPORTED;
        }
        call.error("Unknown command: '" + call.operand(0) + "'");
        return 1;
    }

    private static String name(Namespace namespace) {
        return "namespace" + namespace.region() + ".0";
    }

    private static List<String> region(ToolCall call, Namespace namespace) {
        List<String> fields = new ArrayList<>();
        text(fields, "dev", "region" + namespace.region());
        size(fields, call, namespace.raw());
        number(fields, "align", REGION_ALIGN);
        number(fields, "available_size", 0);
        number(fields, "max_available_extent", 0);
        text(fields, "type", "pmem");
        number(fields, "iset_id", FIRST_SET + namespace.region() * NEXT_SET);
        text(fields, "persistence_domain", "unknown");
        return fields;
    }

    private static List<String> dimm(Namespace namespace) {
        List<String> fields = new ArrayList<>();
        text(fields, "dev", "nmem" + namespace.region());
        text(fields, "id", "8680-%02x341200".formatted(FIRST_SERIAL + namespace.region()));
        number(fields, "handle", namespace.region() + 1);
        number(fields, "phys_id", 0);
        return fields;
    }

    /** Sizes are numbers, but for people. */
    private static void size(List<String> fields, ToolCall call, long bytes) {
        if (call.has("human") || !call.operand(0).equals("list")) {
            text(fields, "size", size(bytes));
        } else {
            number(fields, "size", bytes);
        }
    }

    private static List<String> fields(ToolCall call, Namespace namespace) {
        List<String> fields = new ArrayList<>();
        text(fields, "dev", name(namespace));
        text(fields, "mode", word(namespace.mode()));
        boolean mapped = namespace.mode() != Namespace.Mode.RAW && namespace.mode() != Namespace.Mode.SECTOR;
        if (mapped) {
            text(fields, "map", namespace.mode() == Namespace.Mode.FSDAX_DEV ? "dev" : "mem");
        }
        size(fields, call, namespace.bytes());
        if (!namespace.uuid().isEmpty()) {
            text(fields, "uuid", namespace.uuid());
        }
        boolean devdax = namespace.mode() == Namespace.Mode.DEVDAX;
        if (devdax) {
            text(fields, "chardev", namespace.device());
        } else {
            number(fields, "sector_size", namespace.mode() == Namespace.Mode.SECTOR ? 4096 : 512);
        }
        if (mapped && namespace.mode() != Namespace.Mode.LEGACY) {
            number(fields, "align", ALIGN);
        }
        if (!devdax) {
            text(fields, "blockdev", namespace.device());
        }
        return fields;
    }

    private static String word(Namespace.Mode mode) {
        return switch (mode) {
            case FSDAX, FSDAX_DEV, LEGACY -> "fsdax";
            case RAW, SECTOR, DEVDAX -> mode.word();
        };
    }

    private static void text(List<String> fields, String name, String value) {
        fields.add("\"" + name + "\":\"" + value + "\"");
    }

    private static void number(List<String> fields, String name, long value) {
        fields.add("\"" + name + "\":" + value);
    }

    private static String size(long bytes) {
        boolean large = bytes >= 1L << 30;
        double binary = bytes / (large ? MEBI * 1024 : MEBI);
        double decimal = bytes / (large ? MEGA * 1000 : MEGA);
        return large ? "%.2f GiB (%.2f GB)".formatted(binary, decimal) : "%.2f MiB (%.2f MB)".formatted(binary, decimal);
    }

    /** Prints one namespace as it is listed. */
    static void show(ToolCall call, Namespace namespace) {
        print(call, fields(call, namespace), "", "");
    }

    private static void print(ToolCall call, List<List<String>> namespaces) {
        if (namespaces.size() == 1) {
            print(call, namespaces.getFirst(), "", "");
        } else if (namespaces.size() > 1) {
            call.println("[");
            for (int i = 0; i < namespaces.size(); i++) {
                print(call, namespaces.get(i), "  ", i < namespaces.size() - 1 ? "," : "");
            }
            call.println("]");
        }
    }

    private static void print(ToolCall call, List<String> fields, String indent, String end) {
        call.println(indent + "{");
        for (int i = 0; i < fields.size(); i++) {
            call.println(indent + "  " + fields.get(i) + (i < fields.size() - 1 ? "," : ""));
        }
        call.println(indent + "}" + end);
    }
}
