package volscope.sim.lvm.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What the lines of a report tell of, with its usual columns. */
enum ReportKind {
    LVS("lv", "lv_",
            "lv_name,vg_name,lv_attr,lv_size,pool_lv,origin,data_percent,metadata_percent,move_pv,mirror_log,copy_percent,convert_lv",
            "lv_name,vg_name,seg_count,lv_attr,lv_size,lv_major,lv_minor,lv_kernel_major,lv_kernel_minor,pool_lv,origin,data_percent,"
                    + "metadata_percent,move_pv,copy_percent,mirror_log,convert_lv,lv_uuid,lv_profile",
            "vg_name,lv_name", "lv_all", "vg_name,lv_name"),

    SEGS("seg", "seg_", "lv_name,vg_name,lv_attr,stripes,segtype,seg_size",
            "lv_name,vg_name,lv_attr,seg_start,seg_size,stripes,segtype,stripesize,chunksize", "vg_name,lv_name,seg_start",
            "seg_all,lv_uuid", "lv_uuid,seg_start"),

    VGS("vg", "vg_", "vg_name,pv_count,lv_count,snap_count,vg_attr,vg_size,vg_free",
            "vg_name,vg_attr,vg_extent_size,pv_count,lv_count,snap_count,vg_size,vg_free,vg_uuid,vg_profile", "vg_name",
            "vg_all", "vg_name"),

    PVS("pv", "pv_", "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free",
            "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free,dev_size,pv_uuid", "pv_name", "pv_all", "pv_name"),

    PVSEGS("pvseg", "pvseg_", "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free,pvseg_start,pvseg_size",
            "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free,pvseg_start,pvseg_size,lv_name,seg_start_pe,segtype,seg_pe_ranges",
            "pv_name,pvseg_start", "pvseg_all,pv_uuid,lv_uuid", "pv_uuid,pvseg_start");

    private static final Set<Field.Section> MIXED = Set.of(Field.Section.PV, Field.Section.LABEL, Field.Section.PVSEG);

    private final String key;
    private final String prefix;
    private final String columns;
    private final String verboseColumns;
    private final String sort;
    private final String fullColumns;
    private final String fullSort;

    ReportKind(String key, String prefix, String columns, String verboseColumns, String sort, String fullColumns, String fullSort) {
        this.key = key;
        this.prefix = prefix;
        this.columns = columns;
        this.verboseColumns = verboseColumns;
        this.sort = sort;
        this.fullColumns = fullColumns;
        this.fullSort = fullSort;
    }

    /** What JSON calls the list of its lines. */
    String key() {
        return key;
    }

    /** What may be left out at the start of a field's name. */
    String prefix() {
        return prefix;
    }

    String columns() {
        return columns;
    }

    String verboseColumns() {
        return verboseColumns;
    }

    String sort() {
        return sort;
    }

    /** The columns in a report of all of a group. */
    String fullColumns() {
        return fullColumns;
    }

    String fullSort() {
        return fullSort;
    }

    /** The words for the fields that {@code all} means, where a report is sorted by some fields: those of groups are among them then. */
    List<String> all(Collection<Field> keys) {
        boolean groups = this != VGS && keys.stream().anyMatch(field -> field.section() == Field.Section.VG);
        List<String> words = new ArrayList<>(List.of(this == VGS ? "vg_all" : isOfDevices() ? "pv_all" : "lv_all"));
        if (groups) {
            words.add("vg_all");
        }
        if (this == SEGS || this == PVSEGS) {
            words.add(key + "_all");
        }
        return words;
    }

    /** The path of a setting for such reports: {@code report/lvs_cols}. */
    String setting(String what) {
        return "report/" + key + "s_" + what;
    }

    private boolean isOfDevices() {
        return this == PVS || this == PVSEGS;
    }

    /** Whether fields of volumes and of devices stand side by side where they can't. */
    boolean mixes(Collection<Field> fields) {
        boolean device = fields.stream().anyMatch(field -> MIXED.contains(field.section()));
        boolean volume = fields.stream().anyMatch(field -> field.section().isVolume() || field.section() == Field.Section.SEG);
        return (this == LVS || this == SEGS || this == VGS && volume) && device;
    }

    /** What lines must tell of so that they can show some fields. */
    ReportKind fitting(Collection<Field> fields) {
        boolean volume = fields.stream().anyMatch(field -> field.section().isVolume());
        boolean segment = fields.stream().anyMatch(field -> field.section() == Field.Section.SEG);
        boolean run = fields.stream().anyMatch(field -> field.section() == Field.Section.PVSEG);
        boolean device = fields.stream().anyMatch(field -> List.of(Field.Section.PV, Field.Section.LABEL).contains(field.section()));
        if (run || this == PVSEGS || (isOfDevices() || device) && (volume || segment)) {
            return PVSEGS;
        }
        if (isOfDevices() || device) {
            return PVS;
        }
        if (segment || this == SEGS) {
            return SEGS;
        }
        return volume ? LVS : this;
    }
}
