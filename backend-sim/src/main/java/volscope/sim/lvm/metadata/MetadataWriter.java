package volscope.sim.lvm.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes a group as text, to the byte as lvm2 2.03.16 does. */
public final class MetadataWriter {

    private static final String[] UNITS = {"Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Petabytes", "Exabytes"};

    private static final long SIX_DIGITS = 1_000_000;

    private final VolumeGroup vg;
    private final TextOut out;

    private MetadataWriter(VolumeGroup vg, TextOut out) {
        this.vg = vg;
        this.out = out;
    }

    /** The text of a backup file. */
    public static GroupText file(VolumeGroup vg, TextHeader header) {
        TextOut out = new TextOut.ForPeople(0);
        header.write(out);
        new MetadataWriter(vg, out).group();
        return text(vg, LvText.Form.FILE, out, tail(vg, new TextOut.ForPeople(1)));
    }

    /** The text on a device, without the zero byte that ends it. */
    public static GroupText device(VolumeGroup vg, TextHeader header) {
        TextOut out = new TextOut.ForDevice();
        new MetadataWriter(vg, out).group();
        TextOut tail = tail(vg, new TextOut.ForDevice());
        header.write(tail);
        return text(vg, LvText.Form.DEVICE, out, tail);
    }

    private static GroupText text(VolumeGroup vg, LvText.Form form, TextOut head, TextOut tail) {
        return new GroupText(head.text.toString().getBytes(UTF_8), vg.lvs(), LvText.of(vg, form), tail.text.toString().getBytes(UTF_8));
    }

    /** All up to the first volume. */
    private void group() {
        out.open(vg.name());
        head();
        out.blank();
        physicalVolumes();
        out.blank();
        if (vg.lvs().size() > 0) {
            out.open("logical_volumes");
        }
    }

    /** What stands behind the last volume. */
    private static TextOut tail(VolumeGroup vg, TextOut out) {
        if (vg.lvs().size() > 0) {
            out.line("}");
        }
        out.blank();
        out.close("}");
        return out;
    }

    static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void head() {
        out.line("id = \"" + vg.id() + "\"");
        out.line("seqno = " + vg.seqno());
        out.line("format = \"lvm2\"", "\t\t\t", "informational");
        flags(out, vg.flags(), Set.of(VgFlag.NOAUTOACTIVATE));
        tags(out, vg.tags());
        size(out, "extent_size = " + vg.extentSectors(), "\t\t", vg.extentSectors());
        out.line("max_lv = " + vg.limits().maxLv());
        out.line("max_pv = " + vg.limits().maxPv());
        if (vg.allocation() != Allocation.NORMAL && vg.allocation() != Allocation.INHERIT) {
            out.blank();
            out.line("allocation_policy = \"" + vg.allocation().word() + "\"");
        }
        out.line("metadata_copies = " + vg.limits().metadataCopies());
    }

    static void flags(TextOut out, Set<? extends Enum<?>> all, Set<? extends Enum<?>> compatible) {
        List<String> status = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        for (Enum<?> flag : all) {
            (compatible.contains(flag) ? flags : status).add(flag.name());
        }
        out.line("status = " + list(status));
        out.line("flags = " + list(flags));
    }

    static void tags(TextOut out, List<String> tags) {
        if (!tags.isEmpty()) {
            out.line("tags = " + list(tags));
        }
    }

    private static String list(List<String> words) {
        return words.isEmpty() ? "[]" : "[\"" + String.join("\", \"", words) + "\"]";
    }

    static void size(TextOut out, String line, String gap, long sectors) {
        double number = sectors / 2.0;
        int unit = 0;
        while (number > 1024 && unit < UNITS.length - 1) {
            number /= 1024;
            unit++;
        }
        out.line(line, gap, significant(number) + " " + UNITS[unit]);
    }

    /** A number as {@code %g} prints it. */
    private static String significant(double number) {
        if (number == Math.rint(number) && number < SIX_DIGITS) {
            return Long.toString((long) number);
        }
        return new java.math.BigDecimal(number).round(new java.math.MathContext(6)).stripTrailingZeros().toPlainString();
    }

    private void physicalVolumes() {
        out.open("physical_volumes");
        for (int i = 0; i < vg.pvs().size(); i++) {
            out.blank();
            physicalVolume("pv" + i, vg.pvs().get(i));
        }
        out.close("}");
    }

    private void physicalVolume(String name, PhysicalVolume pv) {
        out.open(name);
        out.line("id = \"" + pv.id() + "\"");
        out.line("device = " + quote(pv.device()), "\t", "Hint only");
        out.blank();
        flags(out, pv.flags(), Set.of(PvFlag.MISSING));
        tags(out, pv.tags());
        size(out, "dev_size = " + pv.sectors(), "\t", pv.sectors());
        out.line("pe_start = " + pv.peStart());
        size(out, "pe_count = " + pv.peCount(), "\t", pv.peCount() * vg.extentSectors());
        out.close("}");
    }
}
