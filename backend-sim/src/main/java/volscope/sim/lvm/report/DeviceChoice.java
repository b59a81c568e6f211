package volscope.sim.lvm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.ondisk.Devices;
import volscope.sim.lvm.ondisk.PvDevice;
import volscope.sim.lvm.ondisk.Scan;

/** The physical volumes a line names: by path, by tag, or all. */
final class DeviceChoice {

    private final Groups groups;
    private final Others others;

    /** Whether devices that are no physical volumes are shown too. */
    enum Others {
        SHOWN, LEFT_OUT
    }

    /** A device and its group. */
    record Chosen(Optional<GroupView> group, PvRow pv) {
    }

    DeviceChoice(Groups groups, Others others) {
        this.groups = groups;
        this.others = others;
    }

    /** What some words mean; no words mean all. */
    List<Chosen> of(List<String> words) {
        List<Chosen> all = all();
        if (words.isEmpty()) {
            return all.stream().filter(one -> others == Others.SHOWN || one.pv().isPhysicalVolume() && !one.pv().isDuplicate()).toList();
        }
        List<Chosen> chosen = new ArrayList<>();
        for (String word : words) {
            List<Chosen> found = word.startsWith("@") ? tagged(all, word.substring(1)) : at(all, word);
            found.stream().filter(one -> !chosen.contains(one)).forEach(chosen::add);
        }
        return chosen;
    }

    private static List<Chosen> tagged(List<Chosen> all, String tag) {
        return all.stream().filter(one -> one.pv().pv().filter(pv -> pv.tags().contains(tag)).isPresent()).toList();
    }

    private List<Chosen> at(List<Chosen> all, String path) {
        String full = groups.context().invocation().absolute(path);
        Optional<Devices.Candidate> device = groups.context().sys().call(kernel -> Devices.at(kernel, full));
        if (device.isEmpty()) {
            groups.complain("Cannot use " + path + ": device not found");
            return List.of();
        }
        List<Chosen> found = all.stream().filter(one -> one.pv().path().equals(device.get().path()))
                .filter(one -> others == Others.SHOWN || one.pv().isPhysicalVolume()).toList();
        if (found.isEmpty()) {
            groups.complain(refusal(device.get(), path));
        }
        return found;
    }

    private static String refusal(Devices.Candidate device, String path) {
        return switch (device.use()) {
            case LOGICAL_VOLUME -> "Cannot use " + path + ": device is an LV";
            case TOO_SMALL -> "Cannot use " + path + ": device is too small (pv_min_size)";
            case USABLE, SUSPENDED -> "Failed to find physical volume \"" + path + "\".";
        };
    }

    private List<Chosen> all() {
        List<GroupView> views = groups.all();
        List<Chosen> there = new ArrayList<>();
        for (Devices.Candidate device : groups.context().sys().call(Devices::list)) {
            if (device.use() == Devices.Use.USABLE) {
                there.add(device(device, groups.scan().pvAt(device.path())));
            }
        }
        List<Chosen> all = new ArrayList<>();
        for (GroupView group : views) {
            for (PhysicalVolume pv : group.vg().pvs()) {
                there.stream().filter(one -> one.pv().pv().filter(pv::equals).isPresent() && isOf(one, group)).forEach(all::add);
            }
        }
        there.stream().filter(one -> one.group().isEmpty() || one.pv().isDuplicate()).forEach(all::add);
        there.stream().filter(one -> one.pv().isLost()).forEach(one -> warnOfLost(one.pv()));
        for (GroupView group : views) {
            group.vg().pvs().stream().filter(pv -> groups.scan().pv(pv.id()).isEmpty()).forEach(pv -> all.add(gone(group, pv)));
        }
        return all;
    }

    private void warnOfLost(PvRow pv) {
        groups.warnOnce("WARNING: PV " + pv.path() + " is marked in use but no VG was found using it.");
        groups.warnOnce("WARNING: PV " + pv.path() + " might need repairing.");
    }

    private static boolean isOf(Chosen device, GroupView group) {
        return device.group().filter(found -> found.vg().name().equals(group.vg().name())).isPresent();
    }

    private Chosen device(Devices.Candidate device, Optional<PvDevice> label) {
        Optional<Scan.Duplicate> left = groups.scan().duplicateAt(device.path());
        if (left.isPresent()) {
            return new Chosen(groups.scan().groupOf(left.get().used()).map(groups::view), new PvRow(device.path(),
                    Optional.of(device.dev()), device.sectors(), Optional.of(left.get().device()), Optional.empty(), PvRow.Copy.LEFT_OUT));
        }
        Optional<GroupView> group = label.flatMap(groups.scan()::groupOf).map(groups::view);
        Optional<PhysicalVolume> pv = group.flatMap(view -> label.flatMap(there -> view.vg().pv(there.header().id())));
        return new Chosen(group, new PvRow(device.path(), Optional.of(device.dev()), device.sectors(), label, pv, PvRow.Copy.USED));
    }

    private static Chosen gone(GroupView group, PhysicalVolume pv) {
        return new Chosen(Optional.of(group), PvRow.missing(pv));
    }
}
