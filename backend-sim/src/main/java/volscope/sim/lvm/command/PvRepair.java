package volscope.sim.lvm.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.lvm.metadata.LvmCrc;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.AreaHeader;
import volscope.sim.lvm.ondisk.DeviceBytes;
import volscope.sim.lvm.ondisk.Devices;
import volscope.sim.lvm.ondisk.Hints;
import volscope.sim.lvm.ondisk.LabelSector;
import volscope.sim.lvm.ondisk.PvHeader;
import volscope.sim.lvm.ondisk.Region;

/** Writes label, header and metadata of a physical volume anew, from what is left of them and a file with the metadata. */
final class PvRepair {

    private static final long FIRST_AREA = 4096;

    private final LvmContext context;
    private final Devices.Candidate device;
    private final PvCheckSettings settings;
    private final DeviceBytes bytes;
    private final long sector;

    PvRepair(LvmContext context, Devices.Candidate device, PvCheckSettings settings) {
        this.context = context;
        this.device = device;
        this.settings = settings;
        this.bytes = DeviceBytes.of(context.sys());
        this.sector = context.line().number("labelsector").orElse(1);
    }

    int run() {
        context.sys().run(kernel -> kernel.get(Hints.LAYER).forget());
        Optional<String> text = context.line().text("file").map(this::load);
        boolean done = switch (context.line().text("repairtype").orElse("")) {
            case "label_header" -> label();
            case "pv_header" -> header(text);
            case "metadata" -> metadata(text);
            default -> header(text) && metadata(text);
        };
        if (!done) {
            throw context.failed();
        }
        return LvmCommand.DONE;
    }

    private boolean refuse(String... complaints) {
        Arrays.stream(complaints).forEach(context.log()::error);
        return false;
    }

    private boolean confirms(String question) {
        boolean confirmed = Prompt.confirmsAsWritten(context, question);
        return confirmed || refuse("Command failed with status code " + LvmCommand.FAILED + ".");
    }

    /** Whether anything is to be written: not in a test, and not without consent. */
    private enum Consent {
        GIVEN, REFUSED, NOT_NEEDED
    }

    private Consent ask(String question) {
        if (context.isTest()) {
            context.log().warn("Skip writing in test mode.");
            return Consent.NOT_NEEDED;
        }
        return confirms(question) ? Consent.GIVEN : Consent.REFUSED;
    }

    private RawSector read(long number) {
        return new RawSector(number * LabelSector.SIZE, bytes.read(device.dev(), number, 1));
    }

    private LabelDump.Found found() {
        return LabelDump.of(read(sector), context.log()::print, field -> {
        });
    }

    private boolean warnOfNoLabel(LabelDump.Found found) {
        if (!found.isLabel()) {
            context.log().warn("WARNING: No LVM label found on " + device.path() + ".  It may not be an LVM device.");
        }
        return !found.isLabel();
    }

    private boolean label() {
        if (warnOfNoLabel(found()) && !confirms("Write LVM header to device? ")) {
            return false;
        }
        RawSector label = read(sector);
        label.put(0, LabelSector.MAGIC);
        label.put(LabelSector.NUMBER, sector);
        label.put(LabelSector.CHECKED, LabelSector.HEADER);
        label.put(LabelSector.KIND, LabelSector.TYPE);
        label.put(LabelSector.CRC, label.crc(LabelSector.CHECKED));
        context.log().print("Writing label_header.crc 0x%08x".formatted(label.word(LabelSector.CRC)));
        return write(label, "Write new LVM header to " + device.path() + "? ");
    }

    private boolean write(RawSector changed, String question) {
        Consent consent = ask(question);
        if (consent == Consent.GIVEN) {
            BlockIo.writeThrough(context.sys(), device.dev(), changed.at() / LabelSector.SIZE, Data.of(changed.bytes()));
        }
        return consent != Consent.REFUSED;
    }

    private boolean header(Optional<String> text) {
        LabelDump.Found found = found();
        warnOfNoLabel(found);
        List<Region> areas = found.areas();
        if (areas.isEmpty() && !new AreaDump(bytes, device.dev(), new Region(FIRST_AREA, LabelSector.SIZE), line -> {
        }, line -> {
        }).isHeader()) {
            context.log().warn("WARNING: no previous metadata areas found on device.");
            if (!Prompt.confirmsAsWritten(context, "Should a metadata area be included? ")) {
                return refuse("To repair with zero metadata areas, use --settings \"mda_offset=0 mda_size=0\".");
            }
        }
        if (text.isEmpty()) {
            return refuse("Metadata input file is needed for pv_header info.", "See pvck --dump to locate and create a metadata file.");
        }
        Optional<PhysicalVolume> pv = chosen(text.get());
        if (pv.isEmpty()) {
            return false;
        }
        long start = pv.get().peStart() * LabelSector.SIZE;
        Region first = new Region(FIRST_AREA, start - FIRST_AREA);
        Region second = areas.size() > 1 ? areas.get(1) : new Region(0, 0);
        PvHeader header = new PvHeader(pv.get().id(), pv.get().sectors() * LabelSector.SIZE, List.of(new Region(start, 0)),
                areas.size() > 1 ? List.of(first, second) : List.of(first), PvHeader.Use.IN_GROUP);
        RawSector label = new RawSector(sector * LabelSector.SIZE, LabelSector.encode(header, sector));
        context.log().print("Writing label_header.crc 0x%08x pv_header uuid %s device_size %d".formatted(label.word(LabelSector.CRC),
                header.id().text(), header.bytes()));
        context.log().print("Writing data_offset %d mda1_offset %d mda1_size %d mda2_offset %d mda2_size %d".formatted(start,
                first.offset(), first.size(), second.offset(), second.size()));
        return write(label, "Write new LVM header to " + device.path() + "? ");
    }

    /** The physical volume of the text that this device is: by its id if it has one, else by its path. */
    private Optional<PhysicalVolume> chosen(String text) {
        Optional<VolumeGroup> vg = Archive.read(text);
        if (vg.isEmpty()) {
            context.log().error("Invalid metadata file.");
            return Optional.empty();
        }
        Optional<LvmId> present = LvmId.find(read(sector).characters(LabelSector.HEADER, LvmId.LENGTH));
        Optional<LvmId> given = settings.text("pv_uuid").flatMap(LvmId::find);
        if (present.isPresent() && given.isPresent() && !present.equals(given)) {
            context.log().warn("WARNING: existing PV UUID " + present.get().text() + " does not match pv_uuid setting "
                    + given.get().text() + ".");
        }
        Optional<LvmId> id = given.or(() -> present);
        Optional<PhysicalVolume> pv = vg.get().pvs().stream()
                .filter(one -> id.map(wanted -> wanted.equals(one.id())).orElse(one.device().equals(device.path()))).findFirst();
        if (pv.isEmpty()) {
            context.log().error(given.map(wanted -> "PV UUID " + wanted.text() + " not found in metadata file.")
                    .or(() -> present.map(there -> "PV UUID " + there.text() + " in existing pv_header not found in metadata file."))
                    .orElse("PV name " + device.path() + " not found in metadata file."));
            context.log().error("No valid PV UUID, specify a PV UUID from metadata in --settings.");
        }
        return pv;
    }

    private boolean metadata(Optional<String> text) {
        if (text.isEmpty()) {
            return refuse("Metadata input file is required.");
        }
        LabelDump.Found found = found();
        String hint = "See --repairtype pv_header to repair headers.";
        if (!found.isLabel()) {
            return refuse("No lvm label found on device.", hint);
        }
        if (found.areas().isEmpty()) {
            return refuse("No metadata areas found on device.", hint);
        }
        int wanted = (int) settings.number("mda_num").orElse(0);
        if (wanted > found.areas().size()) {
            return refuse("No mda" + wanted + " offset found.", hint);
        }
        boolean good = true;
        for (int i = 0; i < found.areas().size(); i++) {
            good &= wanted != 0 && wanted != i + 1 || area(i + 1, found.areas().get(i), text.get());
        }
        return good;
    }

    private boolean area(int number, Region area, String text) {
        byte[] content = Arrays.copyOf(text.getBytes(UTF_8), text.getBytes(UTF_8).length + 1);
        long most = (area.size() - AreaHeader.SIZE) / 2 - AreaHeader.SIZE;
        if (content.length > area.size()) {
            return refuse("Metadata text " + content.length + " too large for mda_size " + area.size() + " max " + most);
        }
        var place = new AreaHeader.Text(AreaHeader.SIZE, content.length, LvmCrc.of(content));
        context.log().print("Writing metadata at %d length %d crc 0x%08x mda%d".formatted(area.offset() + AreaHeader.SIZE, content.length,
                place.crc(), number));
        context.log().print("Writing mda_header at %d mda%d".formatted(area.offset(), number));
        Consent consent = ask("Write new LVM metadata to " + device.path() + "? ");
        if (consent == Consent.GIVEN) {
            overlay(area.offset() + AreaHeader.SIZE, content);
            overlay(area.offset(), AreaHeader.empty(area).with(Optional.of(place), Optional.empty()).encode());
        }
        return consent != Consent.REFUSED;
    }

    /** Writes bytes that start with a sector and may end within one. */
    private void overlay(long offset, byte[] content) {
        long first = offset / LabelSector.SIZE;
        long count = (content.length + LabelSector.SIZE - 1) / LabelSector.SIZE;
        byte[] sectors = bytes.read(device.dev(), first, count);
        System.arraycopy(content, 0, sectors, 0, content.length);
        BlockIo.writeThrough(context.sys(), device.dev(), first, Data.of(sectors));
    }

    /** The metadata of a file, in the form they have on devices. */
    private String load(String path) {
        String text = RawText.of(contents(path));
        if (text.length() < 129) {
            throw context.fail("Invalid raw text metadata in file.  File size is too small.");
        }
        if (text.substring(0, 2).isBlank() && text.contains("---")) {
            context.log().error("Invalid raw text metadata in file.");
            throw context.fail("(pvck stdout is not valid input, see pvck -f.)");
        }
        if (!text.endsWith("\n\n")) {
            context.log().warn("WARNING: unexpected final bytes of raw metadata, expected \\n\\n\\0.");
        }
        return text;
    }

    private String contents(String path) {
        String text;
        try {
            text = context.sys().call(kernel -> kernel.get(Vfs.LAYER).readText(context.invocation().absolute(path)));
        } catch (ErrnoException refused) {
            throw context.fail("Cannot open file: " + path);
        }
        if (text.isEmpty()) {
            throw context.fail("Empty file: " + path);
        }
        return text;
    }

    /** Shows a backup file as it would stand on a device. */
    int raw() {
        String path = settings.text("backup_file").orElseThrow(() -> context.fail("Set backup file in --settings backup_file=path"));
        String text = contents(path);
        if (!RawText.isBackup(text)) {
            throw context.fail("File does not appear to contain a metadata backup.");
        }
        return show(context, RawText.of(text)) ? LvmCommand.DONE : LvmCommand.FAILED;
    }

    /** Shows a text, or puts it into the file that the line names. False: it could not. */
    static boolean show(LvmContext context, String text) {
        Optional<String> file = context.line().text("file");
        if (file.isPresent()) {
            return PvCheck.create(context, file.get(), text.getBytes(UTF_8));
        }
        context.log().print("---");
        context.invocation().out().println(text);
        context.log().print("---");
        return true;
    }
}
