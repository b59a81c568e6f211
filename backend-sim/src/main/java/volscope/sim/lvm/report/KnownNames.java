package volscope.sim.lvm.report;

import java.util.List;
import java.util.stream.Stream;

import volscope.model.command.Candidates;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.Devices;
import volscope.sim.lvm.ondisk.Scan;
import volscope.sim.lvm.ondisk.Scanner;

/** The names that a machine knows: groups, volumes, devices, paths. Looking changes nothing. */
public final class KnownNames implements Candidates {

    private final Kernel kernel;

    public KnownNames(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public List<String> of(String kind, String prefix) {
        return all(kind, prefix).filter(name -> name.startsWith(prefix)).toList();
    }

    private Stream<String> all(String kind, String prefix) {
        return switch (kind) {
            case "VG" -> groups().map(VolumeGroup::name);
            case "LV" -> groups().flatMap(vg -> vg.visibleLvs().stream().map(lv -> path(vg, lv)));
            case "LV_snapshot" -> groups().flatMap(vg -> vg.visibleLvs().stream().filter(vg::isCow).map(lv -> path(vg, lv)));
            case "Tag" -> groups().flatMap(KnownNames::tags).distinct().map(tag -> "@" + tag);
            case "PV" -> Devices.list(kernel).stream().filter(device -> device.use() == Devices.Use.USABLE).map(Devices.Candidate::path);
            case "BlockPath" -> Devices.list(kernel).stream().map(Devices.Candidate::path);
            case "DmName" -> kernel.get(Dm.LAYER).byName().stream().map(MappedDevice::name);
            case "FilePath", "Path", "Directory" -> paths(prefix);
            default -> Stream.of();
        };
    }

    private Stream<VolumeGroup> groups() {
        Scan scan = Scanner.scan(kernel);
        return scan.groups().stream();
    }

    private static String path(VolumeGroup vg, LogicalVolume lv) {
        return vg.name() + "/" + lv.name();
    }

    private static Stream<String> tags(VolumeGroup vg) {
        return Stream.concat(vg.tags().stream(), vg.lvs().list().stream().flatMap(lv -> lv.tags().stream()));
    }

    private Stream<String> paths(String prefix) {
        String directory = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        if (!directory.startsWith("/")) {
            return Stream.of();
        }
        try {
            return kernel.get(Vfs.LAYER).list(directory).stream().map(name -> directory + name);
        } catch (ErrnoException unreadable) {
            return Stream.of();
        }
    }
}
