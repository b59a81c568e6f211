package volscope.sim.lvm.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import volscope.sim.lvm.activate.DmNames;
import volscope.sim.lvm.activate.DmNames.LvLayer;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.Pools;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** Fields of logical volumes that their metadata answer. */
final class VolumeFields {

    private VolumeFields() {
    }

    static void add(Map<String, Function<Row, Datum>> values) {
        names(values);
        relations(values);
        settings(values);
    }

    private static void names(Map<String, Function<Row, Datum>> values) {
        values.put("lv_uuid", of((vg, lv) -> Datum.text(lv.id().dashed())));
        values.put("lv_name", of((vg, lv) -> new Datum.Text(bracketed(vg, lv), lv.name())));
        values.put("lv_full_name", of((vg, lv) -> Datum.text(vg.name() + "/" + lv.name())));
        values.put("lv_path", of((vg, lv) -> vg.isVisible(lv) ? Datum.text(path(vg, lv)) : Datum.NONE));
        values.put("lv_dm_path", of((vg, lv) -> Datum.text("/dev/mapper/" + DmNames.name(vg, lv, LvLayer.TOP))));
        values.put("lv_tags", of((vg, lv) -> Datum.sorted(lv.tags())));
        values.put("lv_time", of((vg, lv) -> new Datum.Moment(lv.created().time())));
        values.put("lv_host", of((vg, lv) -> Datum.text(lv.created().host())));
    }

    private static void relations(Map<String, Function<Row, Datum>> values) {
        values.put("lv_layout", of((vg, lv) -> Datum.items(layout(vg, lv))));
        values.put("lv_role", of((vg, lv) -> Datum.items(roles(vg, lv))));
        values.put("lv_merging", of((vg, lv) -> Datum.flag(vg.isMergingCow(lv) || vg.mergingInto(lv).isPresent()
                || Pools.isMerging(lv) || vg.pools().mergingInto(lv).isPresent(), "merging")));
        values.put("lv_converting", of((vg, lv) -> Datum.flag(false, "converting")));
        values.put("lv_initial_image_sync", of((vg, lv) -> Datum.flag(false, "initial image sync")));
        values.put("lv_image_synced", of((vg, lv) -> Datum.flag(false, "image synced")));
        values.put("lv_historical", of((vg, lv) -> Datum.flag(false, "historical")));
        values.put("origin", of((vg, lv) -> origin(vg, lv).<Datum>map(org -> new Datum.Text(bracketed(vg, org), org.name()))
                .orElse(Datum.NONE)));
        values.put("origin_uuid", of((vg, lv) -> origin(vg, lv).map(LogicalVolume::id).map(LvmId::dashed).map(Datum::text)
                .orElse(Datum.NONE)));
        values.put("origin_size", of(VolumeFields::originSize));
        Function<Row, Datum> ancestors = of((vg, lv) -> Datum.items(ancestors(vg, lv)));
        Function<Row, Datum> descendants = of((vg, lv) -> Datum.items(descendants(vg, lv)));
        values.put("lv_ancestors", ancestors);
        values.put("lv_full_ancestors", ancestors);
        values.put("lv_descendants", descendants);
        values.put("lv_full_descendants", descendants);
        values.put("lv_modules", of((vg, lv) -> Datum.items(modules(vg, lv))));
    }

    private static void settings(Map<String, Function<Row, Datum>> values) {
        values.put("lv_size", of((vg, lv) -> new Datum.Size(vg.sectors(lv))));
        values.put("seg_count", of((vg, lv) -> new Datum.Count(lv.segments().size())));
        values.put("lv_allocation_policy", of((vg, lv) -> Datum.text(lv.allocation().word())));
        values.put("lv_allocation_locked", of((vg, lv) -> Datum.flag(false, "allocation locked")));
        values.put("lv_fixed_minor", of((vg, lv) -> Datum.flag(lv.has(LvFlag.FIXED_MINOR), "fixed minor")));
        values.put("lv_skip_activation", of((vg, lv) -> Datum.flag(lv.has(LvFlag.ACTIVATION_SKIP), "skip activation")));
        values.put("lv_autoactivation", of((vg, lv) -> Datum.flag(!lv.has(LvFlag.NOAUTOACTIVATE), "enabled")));
        values.put("lv_major", of((vg, lv) -> new Datum.Count(lv.number().map(dev -> dev.major()).orElse(-1))));
        values.put("lv_minor", of((vg, lv) -> new Datum.Count(lv.number().map(dev -> dev.minor()).orElse(-1))));
        values.put("lv_read_ahead", of((vg, lv) -> readAhead(lv)));
        values.put("raidintegrityblocksize", of((vg, lv) -> new Datum.Count(-1)));
        values.put("writecache_block_size", of((vg, lv) -> new Datum.Count(-1)));
    }

    /** A value of the volume; nothing where there is none. */
    static Function<Row, Datum> of(BiFunction<VolumeGroup, LogicalVolume, Datum> value) {
        return row -> {
            Optional<VolumeGroup> vg = row.group().map(GroupView::vg);
            return vg.isPresent() && row.lv().isPresent() ? value.apply(vg.get(), row.lv().get()) : Datum.NONE;
        };
    }

    /** A volume's name, in brackets if it is hidden. */
    static String bracketed(VolumeGroup vg, LogicalVolume lv) {
        return vg.isVisible(lv) ? lv.name() : "[" + lv.name() + "]";
    }

    /** The path that people use. */
    static String path(VolumeGroup vg, LogicalVolume lv) {
        return "/dev/" + vg.name() + "/" + lv.name();
    }

    /** The volume that a snapshot, thin or not, is a snapshot of. */
    private static Optional<LogicalVolume> origin(VolumeGroup vg, LogicalVolume lv) {
        return vg.originOf(lv).or(() -> lv.thin().flatMap(thin -> thin.external().or(thin::origin)).flatMap(vg::lv));
    }

    /** The origin, its origin, and so on. */
    private static List<String> ancestors(VolumeGroup vg, LogicalVolume lv) {
        List<String> names = new ArrayList<>();
        for (Optional<LogicalVolume> at = origin(vg, lv); at.isPresent(); at = origin(vg, at.get())) {
            names.add(at.get().name());
        }
        return names;
    }

    /** The snapshots, and theirs. */
    private static List<String> descendants(VolumeGroup vg, LogicalVolume lv) {
        List<String> names = new ArrayList<>();
        List<LogicalVolume> snapshots = new ArrayList<>(vg.snapshotsOf(lv));
        if (snapshots.isEmpty()) {
            snapshots.addAll(vg.pools().snapshotsOf(lv));
            snapshots.addAll(vg.pools().externalUsersOf(lv));
        }
        for (LogicalVolume snapshot : snapshots) {
            names.add(snapshot.name());
            names.addAll(descendants(vg, snapshot));
        }
        return names;
    }

    private static List<String> layout(VolumeGroup vg, LogicalVolume lv) {
        if (lv.isVirtual()) {
            return List.of(vg.isOrigin(lv) ? "virtual" : "unknown");
        }
        if (lv.thin().isPresent()) {
            return List.of("thin", "sparse");
        }
        if (lv.pool().isPresent()) {
            return List.of("thin", "pool");
        }
        return List.of(lv.segments().isEmpty() ? "unknown" : lv.segments().get(0).type());
    }

    /** Whether lvm finds no word for what a volume is made of, and says so each time it is asked. */
    static boolean isOfUnknownLayout(VolumeGroup vg, LogicalVolume lv) {
        return lv.isVirtual() && !vg.isOrigin(lv);
    }

    private static List<String> modules(VolumeGroup vg, LogicalVolume lv) {
        List<String> modules = new ArrayList<>();
        if (vg.isOrigin(lv) || vg.isCow(lv)) {
            modules.add("snapshot");
        }
        lv.segments().stream().filter(Segment.Virtual.class::isInstance).map(Segment::type).distinct().forEach(modules::add);
        if (lv.thin().isPresent()) {
            modules.add("thin");
        }
        if (lv.thin().isPresent() || lv.pool().isPresent()) {
            modules.add("thin-pool");
        }
        return modules;
    }

    private static List<String> roles(VolumeGroup vg, LogicalVolume lv) {
        boolean virtual = lv.isVirtual() && vg.isOrigin(lv);
        boolean hidden = lv.pool().isPresent() || virtual || !vg.isVisible(lv) && !vg.isMergingCow(lv) && !Pools.isMerging(lv);
        Set<String> roles = new LinkedHashSet<>(List.of(hidden ? "private" : "public"));
        origins(roles, "thin", vg.pools().snapshotsOf(lv).size());
        if (lv.thin().flatMap(thin -> thin.origin()).isPresent()) {
            roles.addAll(List.of("snapshot", "thinsnapshot"));
        }
        origins(roles, "ext", vg.pools().externalUsersOf(lv).size());
        origins(roles, "thick", vg.relationsTo(lv).size());
        if (vg.isCow(lv)) {
            roles.addAll(List.of("snapshot", "thicksnapshot"));
        }
        if (Pools.isSpare(lv)) {
            roles.addAll(List.of("pool", "spare"));
        }
        switch (vg.pools().partOf(lv)) {
            case "tmeta" -> roles.addAll(List.of("thin", "pool", "metadata"));
            case "tdata" -> roles.addAll(List.of("thin", "pool", "data"));
            default -> {
                // no part of a pool
            }
        }
        return List.copyOf(roles);
    }

    /** What is said of an origin of snapshots of one kind. */
    private static void origins(Set<String> roles, String kind, int snapshots) {
        if (snapshots > 0) {
            roles.addAll(List.of("origin", kind + "origin"));
        }
        if (snapshots > 1) {
            roles.add("multi" + kind + "origin");
        }
    }

    private static Datum originSize(VolumeGroup vg, LogicalVolume lv) {
        if (vg.isOrigin(lv)) {
            return new Datum.Size(vg.sectors(lv));
        }
        return vg.relationOf(lv).<Datum>map(relation -> new Datum.Size(relation.extents().count() * vg.extentSectors())).orElse(Datum.NONE);
    }

    private static Datum readAhead(LogicalVolume lv) {
        return lv.readAhead().equals(LogicalVolume.ReadAhead.AUTO) ? Datum.text("auto") : new Datum.Size(lv.readAhead().sectors());
    }
}
