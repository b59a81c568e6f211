package volscope.sim.fs.tool;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code wipefs}: shows the signature on a device, or takes its magic bytes away. */
final class Wipefs {

    private final ToolCall call;

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
        Columns columns = new Columns(List.of(Columns.left("DEVICE", 1), Columns.left("OFFSET", 1), Columns.left("TYPE", 1),
                Columns.left("UUID", 1), Columns.left("LABEL", 1)));
        boolean found = false;
        for (String name : call.operands()) {
            Optional<Disk> disk = open(name);
            Optional<Signature> signature = disk.filter(there -> Signature.isReadable(call, name))
                    .flatMap(there -> Signature.find(call, there));
            if (call.status() != 0) {
                break;
            }
            if (signature.isPresent() && call.has("all")) {
                erase(name, disk.get(), signature.get());
            } else if (signature.isPresent()) {
                Signature there = signature.get();
                columns.add(
                        List.of(name.substring(name.lastIndexOf('/') + 1), "0x" + Integer.toHexString(there.magic().offset()), there.type(),
                                there.uuid(), there.label()));
                found = true;
            }
        }
        if (found) {
            columns.lines(call.has("noheadings")).forEach(call::println);
        }
        return call.status();
    }

    private Optional<Disk> open(String name) {
        try {
            Disk disk = call.disk(name);
            if (call.has("all") && !call.has("force") && !call.has("no-act")
                    && (disk.holder().isPresent() || call.vfs(vfs -> vfs.mounts().isMounted(disk.dev())))) {
                throw new ErrnoException(Errno.EBUSY);
            }
            return Optional.of(disk);
        } catch (ErrnoException e) {
            call.complain("error: " + name + ": probing initialization failed", e);
            return Optional.empty();
        }
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
