package volscope.sim.lvm.dmsetup;

import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import volscope.sim.dm.DmInfo;
import volscope.sim.lvm.dmsetup.DependencyTree.Direction;
import volscope.sim.lvm.dmsetup.DependencyTree.Node;
import volscope.sim.lvm.libdm.LvmName;

/** What a report has to tell of: a device, or a name alone. */
final class ReportRow {

    private static final String LVM = "LVM";

    private final Session session;
    private final @Nullable DmInfo info;
    private final @Nullable Node node;
    private final String subsystem;
    private final LvmName split;

    private ReportRow(Session session, @Nullable DmInfo info, @Nullable Node node, String subsystem, String name) {
        this.session = session;
        this.info = info;
        this.node = node;
        this.subsystem = subsystem;
        this.split = subsystem.equals(LVM) ? LvmName.split(name) : LvmName.NONE;
    }

    static ReportRow of(Session session, DmInfo info, @Nullable Node node) {
        int dash = info.uuid().indexOf('-');
        return new ReportRow(session, info, node, dash < 0 ? "" : info.uuid().substring(0, dash), session.names().shown(info.name()));
    }

    static ReportRow ofName(Session session, String name, String subsystem) {
        return new ReportRow(session, null, null, subsystem, name);
    }

    boolean isDevice() {
        return info != null;
    }

    DmInfo info() {
        return Objects.requireNonNull(info, "the row is of a device");
    }

    Node node() {
        return Objects.requireNonNull(node, "the tree was read");
    }

    String subsystem() {
        return subsystem;
    }

    LvmName split() {
        return split;
    }

    String shownName() {
        return session.names().shown(info().name());
    }

    String shownUuid() {
        return session.names().shown(info().uuid());
    }

    String readAhead() {
        return String.valueOf(InfoCommands.readAhead(session, info()).orElse(0));
    }

    String kernelName() {
        return DeviceNaming.kernelName(session.sys(), info().dev()).orElse("");
    }

    String kernelNamesUsed() {
        return node().next(Direction.DOWN).stream()
                .map(used -> DeviceNaming.kernelName(session.sys(), used.dev()).orElse(used.dev().toString()))
                .collect(Collectors.joining(","));
    }

    /** Names of mapped devices above or below. */
    String names(Direction direction) {
        return node().next(direction).stream().flatMap(other -> other.info().stream()).map(DmInfo::name).map(session.names()::shown)
                .collect(Collectors.joining(","));
    }
}
