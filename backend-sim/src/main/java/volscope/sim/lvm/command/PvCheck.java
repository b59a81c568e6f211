package volscope.sim.lvm.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import volscope.sim.fs.Vfs;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.lvm.command.LabelDump.State;
import volscope.sim.lvm.ondisk.AreaHeader;
import volscope.sim.lvm.ondisk.DeviceBytes;
import volscope.sim.lvm.ondisk.Devices;
import volscope.sim.lvm.ondisk.LabelSector;
import volscope.sim.lvm.ondisk.Region;

/** {@code pvck}: shows, checks and repairs what stands on a physical volume. */
final class PvCheck {

    private static final long USUAL_PLACE = 4096;
    private static final long MEBIBYTE = 1 << 20;

    private final LvmContext context;
    private final Devices.Candidate device;
    private final DeviceBytes bytes;
    private final PvCheckSettings settings;
    private final long sector;
    private final Consumer<String> print;

    private PvCheck(LvmContext context, Devices.Candidate device) {
        this.context = context;
        this.device = device;
        this.bytes = DeviceBytes.of(context.sys());
        this.settings = PvCheckSettings.read(context);
        this.sector = context.line().number("labelsector").orElse(1);
        this.print = context.log()::print;
    }

    static int run(LvmContext context) {
        return switch (context.line().form().id()) {
            case "dump" -> new PvCheck(context, device(context, context.line().operands().getFirst())).dump();
            case "repair", "repair-type" -> repair(context);
            default -> check(context);
        };
    }

    private static int repair(LvmContext context) {
        Devices.Candidate device = device(context, context.line().operands().getFirst());
        return new PvRepair(context, device, PvCheckSettings.read(context)).run();
    }

    private static Devices.Candidate device(LvmContext context, String path) {
        String full = context.invocation().absolute(path);
        if (!context.sys().<Boolean>call(kernel -> kernel.get(Vfs.LAYER).exists(full))) {
            throw context.fail("Cannot access device " + path + ".");
        }
        Devices.Candidate device = context.sys().call(kernel -> Devices.at(kernel, full))
                .orElseThrow(() -> context.fail("Invaild device type " + path + "."));
        switch (device.use()) {
            case LOGICAL_VOLUME -> throw context.fail("Cannot use " + path + ": device is an LV.");
            case TOO_SMALL -> throw context.fail("Cannot use " + path + ": device is too small (pv_min_size).");
            case USABLE, SUSPENDED -> {
            }
        }
        return device;
    }

    private static int check(LvmContext context) {
        boolean told = false;
        boolean good = true;
        for (String path : context.line().operands()) {
            boolean later = !path.equals(context.line().operands().getFirst());
            if (later && !context.sys().<Boolean>call(kernel -> kernel.get(Vfs.LAYER).exists(context.invocation().absolute(path)))) {
                throw context.fail("Cannot use " + path + ": device not found.");
            }
            Outcome outcome = new PvCheck(context, device(context, path)).find();
            told |= outcome == Outcome.TOLD;
            good &= outcome == Outcome.GOOD;
        }
        if (!good && !told) {
            context.log().error("Command failed with status code " + LvmCommand.FAILED + ".");
        }
        return good ? LvmCommand.DONE : LvmCommand.FAILED;
    }

    /** How a check ended. */
    private enum Outcome {
        GOOD, BAD, TOLD
    }

    private static void nothing(String line) {
        // fields are not shown
    }

    private LabelDump.Found label(Consumer<String> fields) {
        return LabelDump.of(new RawSector(sector * LabelSector.SIZE, bytes.read(device.dev(), sector, 1)), print, fields);
    }

    private AreaDump area(Region area, Consumer<String> fields) {
        return new AreaDump(bytes, device.dev(), area, print, fields);
    }

    private Outcome find() {
        LabelDump.Found label = label(PvCheck::nothing);
        if (!label.isLabel()) {
            context.log().error("Could not find LVM label on " + device.path());
            return Outcome.TOLD;
        }
        boolean good = label.state() == State.GOOD;
        List<Region> areas = label.areas();
        for (Region region : areas) {
            AreaDump dump = area(region, PvCheck::nothing);
            good &= dump.header() == State.GOOD;
            Optional<AreaHeader.Text> text = dump.current();
            good &= text.isEmpty() || dump.text(text.get(), dump.bytes(text.get()), PvCheck::nothing) == State.GOOD;
        }
        print.accept("Found label on " + device.path() + ", sector " + sector + ", type=" + LabelSector.TYPE);
        areas.stream().filter(region -> area(region, PvCheck::nothing).isHeader())
                .forEach(region -> print.accept("Found text metadata area: offset=" + region.offset() + ", size=" + region.size()));
        return good ? Outcome.GOOD : Outcome.BAD;
    }

    private int dump() {
        return switch (context.line().text("dump").orElse("")) {
            case "headers" -> headers();
            case "metadata_search" -> search();
            case "backup_to_raw" -> new PvRepair(context, device, settings).raw();
            default -> metadata(context.line().text("dump").orElse(""));
        };
    }

    private int end(boolean good) {
        if (good) {
            return LvmCommand.DONE;
        }
        context.log().error("Found bad header or metadata values.");
        return LvmCommand.FAILED;
    }

    private int headers() {
        LabelDump.Found label = label(print);
        if (label.areas().isEmpty()) {
            print.accept("zero metadata copies");
            return LvmCommand.DONE;
        }
        boolean good = label.state() == State.GOOD;
        int firstSum = 0;
        for (Region region : label.areas()) {
            AreaDump dump = area(region, print);
            good &= dump.header() == State.GOOD;
            Optional<AreaHeader.Text> text = dump.current();
            good &= text.isEmpty() || dump.text(text.get(), dump.bytes(text.get()), print) == State.GOOD;
            int sum = text.map(AreaHeader.Text::crc).orElse(0);
            if (firstSum != 0 && sum != 0 && sum != firstSum) {
                print.accept("CHECK: mdas have different raw_locn[0].checksum values");
            }
            firstSum = sum;
        }
        return end(good);
    }

    /** Which area the line means. */
    private int chosen() {
        return (int) settings.number("mda_num").orElse(context.line().text("pvmetadatacopies").map(Long::valueOf).orElse(1L));
    }

    private int metadata(String what) {
        LabelDump.Found label = label(PvCheck::nothing);
        if (label.areas().isEmpty()) {
            print.accept("zero metadata copies");
            return LvmCommand.DONE;
        }
        if (chosen() > label.areas().size()) {
            print.accept("CHECK: second mda not found");
            return end(false);
        }
        AreaDump dump = area(label.areas().get(Math.max(0, chosen() - 1)), PvCheck::nothing);
        boolean good = label.state() == State.GOOD & dump.header() == State.GOOD;
        if (what.equals("metadata_area")) {
            return end(good & save(dump.all()));
        }
        Optional<AreaHeader.Text> text = dump.current();
        if (text.isEmpty()) {
            return end(good);
        }
        if (what.equals("metadata_all")) {
            all(label.areas().get(Math.max(0, chosen() - 1)).offset(), dump.all());
            return end(good);
        }
        byte[] found = dump.bytes(text.get());
        good &= dump.text(text.get(), found, print) == State.GOOD;
        PvRepair.show(context, AreaDump.characters(found));
        return end(good);
    }

    private boolean save(byte[] area) {
        Optional<String> file = context.line().text("file");
        return file.isPresent() && create(context, file.get(), java.util.Arrays.copyOf(area, area.length - AreaHeader.SIZE));
    }

    /** Writes a new file; one that is there already stays as it is, with a complaint. */
    static boolean create(LvmContext context, String path, byte[] content) {
        String full = context.invocation().absolute(path);
        try {
            return context.sys().call(kernel -> {
                if (kernel.get(Vfs.LAYER).exists(full)) {
                    throw new ErrnoException(volscope.sim.kernel.Errno.EEXIST);
                }
                kernel.get(Vfs.LAYER).writeFile(full, content);
                return true;
            });
        } catch (ErrnoException refused) {
            context.log().error("Failed to create file " + path);
            return false;
        }
    }

    private void all(long offset, byte[] area) {
        Optional<String> file = context.line().text("file");
        if (file.isPresent() && !create(context, file.get(), new byte[0])) {
            return;
        }
        List<String> texts = new TextSearch(context, settings, offset, area).run();
        if (file.isPresent()) {
            byte[] content = String.join("\n--\n", texts).getBytes(UTF_8);
            context.sys().run(kernel -> kernel.get(Vfs.LAYER).writeFile(context.invocation().absolute(file.get()), content));
        }
    }

    private int search() {
        LabelDump.Found label = label(PvCheck::nothing);
        Region place = place(label);
        print.accept("Searching for metadata at offset " + place.offset() + " size " + place.size());
        all(place.offset(), bytes.bytes(device.dev(), place.offset(), place.size()));
        return LvmCommand.DONE;
    }

    private Region place(LabelDump.Found label) {
        if (settings.number("mda_offset").isPresent() || settings.number("mda_size").isPresent()) {
            return given();
        }
        int number = chosen();
        if (label.isLabel() && label.areas().size() >= number) {
            return label.areas().get(number - 1);
        }
        long size = device.sectors() * LabelSector.SIZE;
        long last = size - size % MEBIBYTE - MEBIBYTE;
        Region usual = number == 1 ? new Region(USUAL_PLACE, MEBIBYTE - USUAL_PLACE) : new Region(last, size - last);
        print.accept((number == 1 ? "Using common defaults for first mda" : "Using defaults for second mda") + ": offset " + usual.offset()
                + " size " + usual.size() + ".");
        print.accept("Override defaults with --settings \"mda_offset=<bytes> mda_size=<bytes>\"");
        return usual;
    }

    private Region given() {
        if (settings.number("mda_num").isEmpty()
                && (settings.number("mda_offset").isEmpty() || settings.number("mda_size").isEmpty())) {
            throw context.fail("Specify at least two values from: mda_num, mda_offset, mda_size.");
        }
        return new Region(settings.number("mda_offset").orElse(USUAL_PLACE),
                settings.number("mda_size").orElse(MEBIBYTE - USUAL_PLACE));
    }
}
