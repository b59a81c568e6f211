package volscope.sim.fs.tool;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code wipefs}: shows the signature on a device, or takes its magic bytes away. */
final class Wipefs {

    private final ToolCall call;
    private final Set<Long> offsets = new TreeSet<>();

    private Wipefs(ToolCall call) {
        this.call = call;
    }

    static int run(ToolCall call) {
        if (call.operands().isEmpty()) {
            call.complain("no device specified");
            call.error("Try 'wipefs --help' for more information.");
            return 1;
        }
        return new Wipefs(call).run();
    }

    private int run() {
        if (Stream.of("output", "all", "offset").filter(call::has).count() > 1) {
            call.complain("mutually exclusive arguments: --output --all --offset");
            return 1;
        }
        for (String text : call.line().texts("offset")) {
            OptionalLong offset = text.matches("0[xX][0-9a-fA-F]{1,15}")
                    ? OptionalLong.of(Long.decode(text))
                    : Amounts.read(text);
            if (offset.isEmpty()) {
                call.complain("invalid offset argument: '" + text + "': " + Errno.EINVAL.text());
                return 1;
            }
            offsets.add(offset.getAsLong());
        }
        Optional<WipefsList> list = erases() ? Optional.empty() : WipefsList.of(call);
        for (String name : call.operands()) {
            if (call.status() == 0) {
                open(name).ifPresent(disk -> look(name, disk, list));
            }
        }
        if (call.status() == 0) {
            list.ifPresent(WipefsList::print);
        }
        return call.status();
    }

    private boolean erases() {
        return call.has("all") || !offsets.isEmpty();
    }

    private Optional<Disk> open(String name) {
        try {
            Disk disk = call.disk(name);
            if (erases() && !call.has("force") && call.isHeld(disk)) {
                throw new ErrnoException(Errno.EBUSY);
            }
            return Optional.of(disk);
        } catch (ErrnoException e) {
            call.complain("error: " + name + ": probing initialization failed", e);
            return Optional.empty();
        }
    }

    private void look(String name, Disk disk, Optional<WipefsList> list) {
        Optional<Signature> found = Optional.of(disk).filter(there -> Signature.isReadable(call, name))
                .flatMap(there -> Signature.find(call, there)).filter(there -> isWanted(there.type()));
        list.ifPresent(all -> found.ifPresent(signature -> all.add(name, signature)));
        if (list.isPresent()) {
            return;
        }
        found.filter(there -> offsets.isEmpty() || offsets.contains((long) there.magic().offset()))
                .ifPresent(signature -> erase(name, disk, signature));
        offsets.stream().filter(offset -> found.isEmpty() || found.get().magic().offset() != offset).filter(offset -> !call.has("quiet"))
                .forEach(offset -> call.error("wipefs: " + name + ": offset 0x" + Long.toHexString(offset) + " not found"));
    }

    /** Whether a type is one of those asked for, or none of them if the list starts with {@code no}. */
    private boolean isWanted(String type) {
        return call.text("types").map(text -> text.startsWith("no")
                ? !List.of(text.substring(2).split(",")).contains(type)
                : List.of(text.split(",")).contains(type)).orElse(true);
    }

    private void erase(String name, Disk disk, Signature signature) {
        Signature.Magic magic = signature.magic();
        long sector = magic.offset() / Sectors.SIZE;
        int from = magic.offset() % Sectors.SIZE;
        byte[] bytes = BlockIo.read(call.sys(), disk.dev(), sector, 1).toArray();
        String shown = HexFormat.ofDelimiter(" ").formatHex(bytes, from, from + magic.length());
        if (!call.has("no-act")) {
            Arrays.fill(bytes, from, from + magic.length(), (byte) 0);
            BlockIo.write(call.sys(), disk.dev(), sector, Data.of(bytes));
        }
        if (!call.has("quiet")) {
            call.println(
                    "%s: %d bytes were erased at offset 0x%08x (%s): %s".formatted(name, magic.length(), magic.offset(), signature.type(),
                            shown));
        }
    }
}
