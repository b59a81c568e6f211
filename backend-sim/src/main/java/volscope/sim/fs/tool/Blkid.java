package volscope.sim.fs.tool;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import volscope.sim.device.Disk;
import volscope.sim.kernel.ErrnoException;

/** {@code blkid}: tells what is on block devices. */
final class Blkid {

    private static final int NOTHING = 2;
    private static final Set<String> FORMS = Set.of("value", "device", "export", "udev", "full");

    private final ToolCall call;
    private boolean found;

    private Blkid(ToolCall call) {
        this.call = call;
    }

    static int run(ToolCall call) {
        return new Blkid(call).run();
    }

    private int run() {
        if (call.text("output").filter(form -> !FORMS.contains(form)).isPresent()) {
            call.complain("unsupported output format " + call.text("output").orElseThrow());
            return 4;
        }
        if (call.text("match-token").filter(token -> token.indexOf('=') <= 0).isPresent()) {
            call.complain("-t needs NAME=value pair");
            call.error("Try 'blkid --help' for more information.");
            return 4;
        }
        if (call.has("label")) {
            return named("LABEL", call.text("label").orElseThrow());
        }
        if (call.has("uuid")) {
            return named("UUID", call.text("uuid").orElseThrow());
        }
        if (call.has("probe") && call.operands().isEmpty()) {
            call.complain("The low-level probing mode requires a device");
            return 4;
        }
        devices().forEach(this::show);
        return found ? 0 : NOTHING;
    }

    private List<String> devices() {
        return call.operands().isEmpty() ? all() : call.operands();
    }

    /** All devices as {@code /dev} names them; a mapped device by its name. */
    private List<String> all() {
        return call.vfs(vfs -> vfs.readText("/proc/partitions")).lines().skip(2).map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .map(name -> name.startsWith("dm-") ? "/dev/mapper/" + mapped(name) : "/dev/" + name).toList();
    }

    private String mapped(String name) {
        return call.vfs(vfs -> vfs.readText("/sys/block/" + name + "/dm/name")).strip();
    }

    private Optional<Signature> signature(String device) {
        try {
            Disk disk = call.disk(device);
            return Signature.isReadable(call, device) ? Signature.find(call, disk) : Optional.empty();
        } catch (ErrnoException absent) {
            return Optional.empty();
        }
    }

    private int named(String tag, String value) {
        Optional<String> device = all().stream()
                .filter(name -> signature(name).map(found -> value.equals(found.tags(false).get(tag))).orElse(false)).findFirst();
        device.ifPresent(call::println);
        return device.isPresent() ? 0 : NOTHING;
    }

    private void show(String device) {
        signature(device).ifPresent(signature -> {
            Map<String, String> tags = signature.tags(call.has("probe"));
            if (call.text("match-token").map(token -> matches(tags, token)).orElse(true)) {
                show(device, tags);
            }
        });
    }

    private static boolean matches(Map<String, String> tags, String token) {
        int equals = token.indexOf('=');
        return equals > 0 && token.substring(equals + 1).replace("\"", "").equals(tags.get(token.substring(0, equals)));
    }

    private void show(String device, Map<String, String> tags) {
        List<String> wanted = call.line().texts("match-tag");
        List<Map.Entry<String, String>> shown = tags.entrySet().stream()
                .filter(tag -> wanted.isEmpty() || wanted.contains(tag.getKey())).toList();
        if (shown.isEmpty()) {
            return;
        }
        String form = call.text("output").orElse("full");
        switch (form) {
            case "device" -> call.println(device);
            case "value" -> shown.forEach(tag -> call.println(tag.getValue()));
            case "export" -> export(device, shown);
            case "udev" -> udev(shown);
            default -> call.println(device + ": " + shown.stream().map(tag -> tag.getKey() + "=\"" + tag.getValue() + "\"")
                    .collect(Collectors.joining(" ")));
        }
        found = true;
    }

    private void export(String device, List<Map.Entry<String, String>> shown) {
        gap();
        call.println("DEVNAME=" + device);
        shown.forEach(tag -> call.println(tag.getKey() + "=" + tag.getValue().replaceAll("[ \\\\\"'$`<>]", "\\\\$0")));
    }

    /** What udev keeps of a device: names twice, with blanks as underlines and as codes. */
    private void udev(List<Map.Entry<String, String>> shown) {
        gap();
        for (Map.Entry<String, String> tag : shown) {
            String name = "ID_FS_" + tag.getKey();
            if (tag.getKey().equals("LABEL") || tag.getKey().equals("UUID")) {
                call.println(name + "=" + tag.getValue().strip().replaceAll("\\s+", "_"));
                call.println(name + "_ENC=" + Signature.encoded(tag.getValue()));
            } else {
                call.println(name + "=" + Signature.encoded(tag.getValue()));
            }
        }
    }

    private void gap() {
        if (found) {
            call.println("");
        }
    }
}
